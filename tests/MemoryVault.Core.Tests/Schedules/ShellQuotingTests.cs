using System.Text;
using FsCheck;
using FsCheck.Fluent;
using MemoryVault.Processes;

namespace MemoryVault.Tests.Schedules;

public sealed class ShellQuotingTests
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(60);

    [Fact]
    public void Any_words_survive_the_shell() =>
        Prop.ForAll(NastyText.Lists, words => Assert.Equal(words, InShell(ShellQuoting.Join(words)))).Check(Runs);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Any_words_survive_cron_and_the_shell_behind_it(bool backslashEscapesItself) =>
        Prop.ForAll(NastyText.Lists, words =>
        {
            var line = string.Join(' ', words.Select(ShellQuoting.QuoteForCron));
            Assert.Equal(words, InShell(CronLine.ForShell(line, backslashEscapesItself)));
        }).Check(Runs);

    [Fact]
    public void Each_known_trap_survives_cron_and_the_shell_behind_it()
    {
        var line = string.Join(' ', NastyText.Examples.Select(ShellQuoting.QuoteForCron));
        Assert.Equal(NastyText.Examples, InShell(CronLine.ForShell(line, backslashEscapesItself: true)));
        Assert.Equal(NastyText.Examples, InShell(CronLine.ForShell(line, backslashEscapesItself: false)));
    }

    [Fact]
    public void A_plain_path_stays_readable() => Assert.Equal("/opt/tools/memvault", ShellQuoting.QuoteForCron("/opt/tools/memvault"));

    private static string[] InShell(string words)
    {
        var command = new ProcessCommand("/bin/sh", ["-c", "printf '%s\\n' " + words]) { Environment = new Dictionary<string, string>() };
        var output = new ProcessRunner(TimeProvider.System).RunAsync(command, CancellationToken.None).GetAwaiter().GetResult();
        Assert.Equal(0, output.ExitCode);
        return Encoding.UTF8.GetString(output.Output.Span)[..^1].Split('\n');
    }
}
