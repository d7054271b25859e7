namespace MemoryVault.Cli.Tests.Commands;

/// <summary>What reaches a terminal, a pipe, and a reader that goes away.</summary>
public sealed class TerminalTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    [Theory]
    [InlineData("status")]
    [InlineData("source list")]
    [InlineData("history")]
    [InlineData("log")]
    public void Nothing_that_is_redirected_holds_an_escape(string command)
    {
        _home.Write("notes/a.md", "a");
        var sync = _home.Run("sync", _home["notes"]);

        var outcome = _home.Run(command.Split(' '));

        Assert.DoesNotContain('\e', sync.All + outcome.All);
        Assert.NotEmpty(outcome.Output);
    }

    [UnixFact]
    public void Names_of_strangers_are_spelled_out()
    {
        _home.Write("notes/\u001b[31mred\nline\u202e.md", "a");
        _home.Write("notes/[bold]not markup[/].md", "a");

        var human = _home.Run("sync", _home["notes"]);
        var machine = _home.Run("diff", "main~1", "main", "--json");
        var find = _home.Run("find", _home["notes"]);

        Assert.DoesNotContain('\e', human.All + machine.All + find.All);
        Assert.Contains("\\x1b[31mred\\nline\\u202e.md", human.Output);
        Assert.Contains("[bold]not markup[/].md", human.Output);
        Assert.Contains("\\x1b[31mred\\nline\\u202e.md", find.Output);
    }

    [PseudoTerminalFact]
    public void A_terminal_gets_colour_and_tables_unless_it_asked_not_to()
    {
        _home.Write("notes/a[1].md", "a");
        _home.Run("sync", _home["notes"]);

        var coloured = OnTerminal("status");
        var plain = OnTerminal("status", "NO_COLOR=1");
        var dumb = OnTerminal("status", "TERM=dumb");

        Assert.Contains("\e[", coloured);
        Assert.Contains("╭", coloured);
        Assert.DoesNotContain('\e', plain);
        Assert.DoesNotContain('\e', dumb);
    }

    [UnixFact]
    public void A_reader_that_goes_away_is_no_error()
    {
        _home.Write("notes/a.md", "a");
        _home.Run("sync", _home["notes"], "--quiet");

        var outcome = _home.Execute("sh", "-c", $"dotnet '{TemporaryHome.Program}' log --level debug | true; dotnet '{TemporaryHome.Program}' --help | head -n 1");

        Assert.Empty(outcome.Error);
    }

    [UnixFact]
    public void A_full_disk_behind_the_output_is_told()
    {
        var outcome = _home.Execute("sh", "-c", $"dotnet '{TemporaryHome.Program}' > /dev/full");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("No space left", outcome.Error);
    }

    [UnixFact]
    public void Two_answers_in_one_file_follow_each_other()
    {
        var file = _home["both"];

        _home.Execute("sh", "-c", $"(dotnet '{TemporaryHome.Program}' --version; dotnet '{TemporaryHome.Program}' --version) > '{file}'");

        Assert.Equal(2, File.ReadAllLines(file).Length);
    }

    public void Dispose() => _home.Dispose();

    private string OnTerminal(string arguments, string variable = "A=b") =>
        _home.Execute("script", "-qec", $"env TERM=xterm {variable} dotnet '{TemporaryHome.Program}' {arguments}", "/dev/null").Output;
}
