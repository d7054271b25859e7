using System.Text;
using MemoryVault.Processes;

namespace MemoryVault.Tests.Processes;

/// <summary>Programs that bytes go through.</summary>
public sealed class FilterProcessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [RequiresUnixFact]
    public async Task Bytes_go_through_while_the_program_talks_on_its_error_stream()
    {
        await using var process = Start("yes 'some words' | head -c 400000 >&2; cat");
        var bytes = Encoding.UTF8.GetBytes(new string('x', 300_000));

        var writing = Task.Run(async () =>
        {
            await process.Input.WriteAsync(bytes);
            process.Input.Close();
        });
        using var output = new MemoryStream();
        await process.Output.CopyToAsync(output);
        await writing;
        var end = await process.EndAsync(CancellationToken.None);

        Assert.Equal(bytes, output.ToArray());
        Assert.Equal(0, end.ExitCode);
        Assert.Contains("some words", end.ErrorText, StringComparison.Ordinal);
        Assert.InRange(end.ErrorText.Length, 1, 10_000);
    }

    [RequiresUnixFact]
    public async Task A_program_that_is_silent_is_stopped()
    {
        await using var process = Start("sleep 600", TimeSpan.FromMilliseconds(200));

        Assert.Equal(0, await process.Output.ReadAsync(new byte[10]));
        await Assert.ThrowsAsync<ProcessTimedOutException>(() => process.EndAsync(CancellationToken.None));
    }

    [RequiresUnixFact]
    public async Task A_program_that_nobody_waits_for_ends_with_what_it_started()
    {
        var mark = _folder["child"];
        await using (var process = Start($"sleep 600 & echo $! > '{mark}'; echo started; wait"))
        {
            Assert.Equal("started\n", Encoding.UTF8.GetString(await ReadSomeAsync(process.Output)));
        }

        var child = int.Parse(await File.ReadAllTextAsync(mark), System.Globalization.CultureInfo.InvariantCulture);
        for (var i = 0; i < 1000 && Directory.Exists($"/proc/{child}") && !(await File.ReadAllTextAsync($"/proc/{child}/stat")).Contains(") Z", StringComparison.Ordinal); i++)
        {
            await Task.Delay(10);
        }

        Assert.True(!Directory.Exists($"/proc/{child}") || (await File.ReadAllTextAsync($"/proc/{child}/stat")).Contains(") Z", StringComparison.Ordinal));
    }

    [RequiresUnixFact]
    public async Task The_exit_code_and_the_last_words_are_given()
    {
        await using var process = Start("echo 'first words' >&2; echo 'last words' >&2; exit 7");

        var end = await process.EndAsync(CancellationToken.None);

        Assert.Equal((7, "first words; last words"), (end.ExitCode, end.ErrorText));
    }

    private static async Task<byte[]> ReadSomeAsync(Stream stream)
    {
        var bytes = new byte[100];
        return bytes[..await stream.ReadAsync(bytes)];
    }

    private FilterProcess Start(string script, TimeSpan? timeout = null)
    {
        var path = _folder["program"];
        ShellProgram.Write(path, script);
        return FilterProcess.Start(new ProcessCommand(path, []) { Timeout = timeout }, TimeProvider.System);
    }
}
