using System.Text;
using MemoryVault.Schedules;

namespace MemoryVault.Tests.Schedules;

public sealed class CrontabTests
{
    private static readonly ScheduleMark Mark = new("agents", TimeSpan.FromMinutes(15), "/home/me/a vault=every=%ü");

    [Fact]
    public void Foreign_lines_are_kept_byte_for_byte_in_any_encoding()
    {
        byte[] foreign = [.. "MAILTO=\"\"\n\n# Grüße\r\n"u8, 0xE4, 0xFF, 0x80, .. "\n\t*/5 * * * * x % y\n   \n"u8];
        var crontab = Crontab.Parse(foreign);
        crontab.Put(Mark, "*/15 * * * * /bin/sh x");
        Assert.Equal(foreign, crontab.ToBytes()[..foreign.Length]);
        Assert.True(crontab.Remove("agents"));
        Assert.Equal(foreign, crontab.ToBytes());
    }

    [Fact]
    public void A_last_line_without_its_end_is_ended_and_does_not_swallow_the_entry()
    {
        var crontab = Crontab.Parse("0 1 * * * last"u8);
        crontab.Put(Mark, "*/15 * * * * /bin/sh x");
        var lines = Encoding.UTF8.GetString(crontab.ToBytes()).Split('\n');
        Assert.Equal(["0 1 * * * last", "# memoryvault:agents every=15m vault=/home/me/a vault=every=%ü", "*/15 * * * * /bin/sh x memoryvault:agents", ""], lines);
    }

    [Fact]
    public void What_was_put_is_listed_exactly() => Assert.Equal([Mark], Reread(Put("", Mark)).List());

    [Fact]
    public void Put_twice_is_one_entry_in_its_old_place()
    {
        var later = Mark with { Every = TimeSpan.FromHours(1) };
        var once = Put("0 1 * * * first\n", Mark) + "0 2 * * * after\n";
        var crontab = Crontab.Parse(Encoding.UTF8.GetBytes(once));
        crontab.Put(later, "0 * * * * /bin/sh x");
        var lines = Encoding.UTF8.GetString(crontab.ToBytes()).Split('\n');
        Assert.Equal(["0 1 * * * first", "# " + later, "0 * * * * /bin/sh x memoryvault:agents", "0 2 * * * after", ""], lines);
        Assert.Equal([later], crontab.List());
    }

    [Fact]
    public void A_name_that_begins_another_is_another_entry()
    {
        var longer = Mark with { Name = "agents2" };
        var crontab = Crontab.Parse(Encoding.UTF8.GetBytes(Put(Put("", Mark), longer)));
        Assert.True(crontab.Remove("agents"));
        Assert.Equal([longer], crontab.List());
        Assert.False(crontab.Remove("agents"));
    }

    [Fact]
    public void A_mark_whose_line_the_user_took_away_does_not_claim_the_next_line()
    {
        var crontab = Crontab.Parse(Encoding.UTF8.GetBytes($"# {Mark}\n0 1 * * * precious\n"));
        Assert.Empty(crontab.List());
        Assert.True(crontab.Remove("agents"));
        Assert.Equal("0 1 * * * precious\n"u8.ToArray(), crontab.ToBytes());
    }

    [Fact]
    public void An_entry_that_the_user_commented_out_is_not_listed_and_not_touched()
    {
        var text = Put("", Mark).Replace("*/15", "#*/15", StringComparison.Ordinal);
        var crontab = Crontab.Parse(Encoding.UTF8.GetBytes(text));
        Assert.Empty(crontab.List());
        crontab.Remove("agents");
        Assert.StartsWith("#*/15", Encoding.UTF8.GetString(crontab.ToBytes()), StringComparison.Ordinal);
    }

    private static string Put(string text, ScheduleMark mark)
    {
        var crontab = Crontab.Parse(Encoding.UTF8.GetBytes(text));
        crontab.Put(mark, "*/15 * * * * /bin/sh x");
        return Encoding.UTF8.GetString(crontab.ToBytes());
    }

    private static Crontab Reread(string text) => Crontab.Parse(Encoding.UTF8.GetBytes(text));
}
