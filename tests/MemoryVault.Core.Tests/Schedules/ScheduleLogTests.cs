using MemoryVault.Schedules;

namespace MemoryVault.Tests.Schedules;

public sealed class ScheduleLogTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Log => _folder["local", "log", "schedule.log"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_written_is_appended()
    {
        Write("first\n");
        Write("second\n");
        Assert.Equal("first\nsecond\n", File.ReadAllText(Log));
    }

    [Fact]
    public void A_log_above_its_bound_is_put_aside_over_the_one_before()
    {
        Write(new string('x', ScheduleLog.Bound + 1));
        Write(new string('y', ScheduleLog.Bound + 1));
        Write("new");
        Assert.Equal("new", File.ReadAllText(Log));
        Assert.Equal('y', File.ReadAllText(Log + ".1")[0]);
        Assert.Equal(2, Directory.GetFiles(Path.GetDirectoryName(Log)!).Length);
    }

    private void Write(string text)
    {
        using var writer = new StreamWriter(ScheduleLog.Open(Log));
        writer.Write(text);
    }
}
