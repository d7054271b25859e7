using System.Text;
using MemoryVault.Processes;

namespace MemoryVault.Tests.Processes;

public sealed class ProcessRunnerTests
{
    private readonly ProcessRunner _runner = new(TimeProvider.System);

    [Fact]
    public async Task Arguments_reach_the_program_as_they_are()
    {
        string[] arguments = ["a b", "", "'", "\"", "$HOME", "*", "\\", "ü"];
        var output = await _runner.RunAsync(Shell("""printf '%s\n' "$@" """, arguments), CancellationToken.None);
        Assert.Equal(string.Join('\n', arguments) + "\n", Encoding.UTF8.GetString(output.Output.Span));
    }

    [Fact]
    public async Task Both_streams_are_read_whole_while_a_long_input_is_written()
    {
        var input = new byte[1 << 20];
        Random.Shared.NextBytes(input);
        var output = await _runner.RunAsync(Shell("cat; head -c 300000 /dev/zero >&2; exit 3") with { Input = input }, CancellationToken.None);
        Assert.Equal(3, output.ExitCode);
        Assert.Equal(input, output.Output.ToArray());
        Assert.Equal(300000, output.ErrorText.Length);
    }

    [Theory]
    [InlineData("cat /dev/zero")]
    [InlineData("cat /dev/zero >&2")]
    public async Task Who_writes_for_ever_is_killed_and_named(string script)
    {
        var error = await Assert.ThrowsAsync<ProcessOutputTooLongException>(() => _runner.RunAsync(Shell(script) with { Input = new byte[1 << 20], OutputLimit = 1 << 20 }, CancellationToken.None));
        Assert.Equal("/bin/sh", error.Target);
        Assert.Contains("1,048,576 bytes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_does_not_read_its_input_is_no_error() =>
        Assert.Equal(0, (await _runner.RunAsync(Shell("exit 0") with { Input = new byte[1 << 20] }, CancellationToken.None)).ExitCode);

    [Fact]
    public async Task The_environment_is_the_given_one_alone()
    {
        var command = new ProcessCommand("/usr/bin/env", []) { Environment = new Dictionary<string, string> { ["ONLY"] = "this one" } };
        var output = await _runner.RunAsync(command, CancellationToken.None);
        Assert.Equal("ONLY=this one\n", Encoding.UTF8.GetString(output.Output.Span));
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_named()
    {
        var error = await Assert.ThrowsAsync<ProgramMissingException>(() => _runner.RunAsync(new ProcessCommand("/no/such/program", []), CancellationToken.None));
        Assert.Equal("/no/such/program", error.Target);
    }

    [Fact]
    public async Task A_late_program_is_killed_with_its_children_and_named()
    {
        using var folder = new TemporaryFolder();
        var command = Shell("""sleep 600 & echo $! >"$1"; wait""", folder["child"]) with { Timeout = TimeSpan.FromSeconds(3) };
        await Assert.ThrowsAsync<ProcessTimedOutException>(() => _runner.RunAsync(command, CancellationToken.None));
        await AssertEndsAsync(await File.ReadAllTextAsync(folder["child"]));
    }

    [Fact]
    public async Task A_cancelled_program_is_killed_with_its_children()
    {
        using var folder = new TemporaryFolder();
        using var cancelled = new CancellationTokenSource();
        var running = _runner.RunAsync(Shell("""sleep 600 & echo $! >"$1.new"; mv "$1.new" "$1"; wait""", folder["child"]), cancelled.Token);
        while (!File.Exists(folder["child"]))
        {
            await Task.Delay(10);
        }

        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        await AssertEndsAsync(await File.ReadAllTextAsync(folder["child"]));
    }

    private static ProcessCommand Shell(string script, params string[] arguments) => new("/bin/sh", ["-c", script, "test", .. arguments]);

    private static async Task AssertEndsAsync(string processId)
    {
        var status = $"/proc/{processId.Trim()}/stat";
        for (var i = 0; i < 200 && File.Exists(status) && !IsDead(status); i++)
        {
            await Task.Delay(50);
        }

        Assert.True(!File.Exists(status) || IsDead(status), "The child still runs.");
    }

    // A killed orphan that nobody waits for stays as a zombie (state Z) where the first process is no init.
    private static bool IsDead(string status)
    {
        try
        {
            return File.ReadAllText(status).Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return true;
        }
    }
}
