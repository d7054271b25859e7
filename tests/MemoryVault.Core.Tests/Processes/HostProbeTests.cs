using System.Diagnostics;
using MemoryVault.Processes;

namespace MemoryVault.Tests.Processes;

public sealed class HostProbeTests
{
    private readonly HostProbe _probe = HostProbe.Read("box");

    [Fact]
    public void This_process_is_alive_and_named_the_same_each_time()
    {
        Assert.Equal(Environment.ProcessId, _probe.Self.Id);
        Assert.False(_probe.HasEnded(_probe.Self));
        Assert.Equal(_probe.Self, HostProbe.Read("box").Self);
        Assert.Equal(_probe.Boot, HostProbe.Read("box").Boot);
        Assert.NotEqual(_probe.Self.Host, HostProbe.Read("other").Self.Host);
    }

    [RequiresUnixFact]
    public async Task A_process_has_ended_when_it_was_killed()
    {
        using var process = Process.Start("sleep", "60");
        var mark = MarkOf(process.Id);
        Assert.False(_probe.HasEnded(mark));

        process.Kill();
        await process.WaitForExitAsync();

        Assert.True(_probe.HasEnded(mark));
    }

    [RequiresUnixFact]
    public void A_later_process_of_the_same_number_is_another()
    {
        using var process = Process.Start("sleep", "60");

        Assert.True(_probe.HasEnded(MarkOf(process.Id) with { Start = "12345" }));
        process.Kill();
    }

    [RequiresUnixFact]
    public async Task One_that_has_ended_and_that_its_parent_has_not_looked_after_has_ended()
    {
        var start = new ProcessStartInfo("sh", ["-c", "sleep 0.2 & echo $!; exec sleep 60"]) { RedirectStandardOutput = true };
        using var parent = Process.Start(start)!;
        var mark = MarkOf(int.Parse((await parent.StandardOutput.ReadLineAsync())!));
        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!_probe.HasEnded(mark))
        {
            await Task.Delay(10, late.Token);
        }

        Assert.True(Directory.Exists($"/proc/{mark.Id}"), "It is a zombie.");
        parent.Kill();
    }

    [Theory]
    [InlineData("elsewhere", "1")]
    [InlineData(null, "1")]
    [InlineData("here", null)]
    public void Of_what_cannot_be_seen_nothing_is_said(string? host, string? start) =>
        Assert.False(_probe.HasEnded(new ProcessMark(int.MaxValue, start, host == "here" ? _probe.Self.Host : host)));

    // proc(5); the name of these programs has no blank.
    private ProcessMark MarkOf(int id) => new(id, File.ReadAllText($"/proc/{id}/stat").Split(' ')[21], _probe.Self.Host);
}
