using System.Text;
using System.Xml.Linq;
using MemoryVault.Processes;
using MemoryVault.Schedules;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Schedules;

public sealed class LaunchdSchedulerTests : IDisposable
{
    private readonly FakeMachine _machine = new("macos", "a <home> & \"more\"");

    public LaunchdSchedulerTests()
    {
        _machine.Install("launchctl", "exit 0");
        _machine.Install("id", "echo 501");
    }

    private string Plist => Path.Combine(_machine.Home, "Library", "LaunchAgents", "com.memoryvault.memoryvault.plist");

    public void Dispose() => _machine.Dispose();

    [Fact]
    public async Task A_schedule_is_an_agent_that_is_taken_out_and_in_again()
    {
        await _machine.Registry.RegisterAsync(_machine.Options(), CancellationToken.None);
        Assert.Equal(
            [
                "launchctl bootout gui/501/com.memoryvault.memoryvault",
                "launchctl enable gui/501/com.memoryvault.memoryvault",
                $"launchctl bootstrap gui/501 {Plist}",
            ],
            _machine.Calls.Where(call => call.StartsWith("launchctl", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_property_list_holds_the_command_and_the_interval()
    {
        await _machine.Registry.RegisterAsync(_machine.Options("25m"), CancellationToken.None);
        var dict = XDocument.Parse(await File.ReadAllTextAsync(Plist)).Root!.Element("dict")!;
        var values = dict.Elements("key").ToDictionary(key => key.Value, key => key.ElementsAfterSelf().First());
        Assert.Equal("com.memoryvault.memoryvault", values["Label"].Value);
        Assert.Equal("1500", values["StartInterval"].Value);
        Assert.Equal(
            ["/bin/sh", Path.Combine(_machine.Home, ".config", "memoryvault", "schedules", "memoryvault.sh"), "memoryvault:memoryvault"],
            values["ProgramArguments"].Elements("string").Select(element => element.Value));
    }

    [RequiresProgramTheory("python3")]
    [InlineData("<vault> & \"ü\" ' %")]
    public async Task Another_reader_of_property_lists_reads_the_same(string vault)
    {
        var options = _machine.Options(vault: vault);
        await _machine.Registry.RegisterAsync(options, CancellationToken.None);
        var python = ExecutableSearch.Find(MachineEnvironment.Current, "python3")!;
        string[] arguments = ["-c", "import plistlib,sys; print(plistlib.load(open(sys.argv[1],'rb'))['EnvironmentVariables']['MEMORYVAULT_HOME'])", Plist];
        var output = await new ProcessRunner(TimeProvider.System).RunAsync(new ProcessCommand(python, arguments), CancellationToken.None);
        Assert.Equal(options.Vault + "\n", Encoding.UTF8.GetString(output.Output.Span));
    }

    [Fact]
    public async Task A_registered_schedule_is_listed_as_it_was_registered()
    {
        var options = _machine.Options("25m", "<vault> & \"ü\" ' %");
        var registered = await _machine.Registry.RegisterAsync(options, CancellationToken.None);
        Assert.Equal(registered, Assert.Single(await _machine.Registry.ListAsync(CancellationToken.None)));
        Assert.Equal(("launchd", TimeSpan.FromMinutes(25), options.Vault), (registered.Scheduler, registered.Every, registered.Vault));
    }

    [Fact]
    public async Task Registering_twice_is_one_agent_with_the_last_interval()
    {
        await _machine.Registry.RegisterAsync(_machine.Options("15m"), CancellationToken.None);
        await _machine.Registry.RegisterAsync(_machine.Options("1h"), CancellationToken.None);
        Assert.Equal(TimeSpan.FromHours(1), Assert.Single(await _machine.Registry.ListAsync(CancellationToken.None)).Every);
    }

    [Fact]
    public async Task Unregistering_takes_the_agent_out_and_leaves_no_file()
    {
        await _machine.Registry.RegisterAsync(_machine.Options(), CancellationToken.None);
        Assert.NotNull(await _machine.Registry.UnregisterAsync("memoryvault", CancellationToken.None));
        Assert.Equal("launchctl bootout gui/501/com.memoryvault.memoryvault", _machine.Calls[^1]);
        Assert.Empty(Directory.GetFiles(_machine.Home, "*", SearchOption.AllDirectories));
        Assert.Null(await _machine.Registry.UnregisterAsync("memoryvault", CancellationToken.None));
    }

    [Fact]
    public async Task An_old_agent_that_is_still_being_taken_down_is_waited_for()
    {
        _machine.Install("launchctl", $"""[ "$1" != bootstrap ] || [ -f '{_machine["gone"]}' ] && exit 0; echo >'{_machine["gone"]}'; echo 'Bootstrap failed: 5: Input/output error' >&2; exit 5""");
        await _machine.Registry.RegisterAsync(_machine.Options(), CancellationToken.None);
        Assert.Equal(2, _machine.Calls.Count(call => call.StartsWith("launchctl bootstrap", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_agent_that_launchd_refuses_is_an_error_with_its_words()
    {
        _machine.Install("launchctl", """[ "$1" != bootstrap ] && exit 0; echo 'Bootstrap failed: 125: Domain does not support specified action' >&2; exit 125""");
        var error = await Assert.ThrowsAsync<SchedulerFailedException>(() => _machine.Registry.RegisterAsync(_machine.Options(), CancellationToken.None));
        Assert.Equal(125, error.ExitCode);
        Assert.Contains("Domain does not support", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agent_of_ours_that_is_no_property_list_any_more_is_passed_over()
    {
        await _machine.Registry.RegisterAsync(_machine.Options(), CancellationToken.None);
        await File.WriteAllTextAsync(Plist, "<plist><dict><key>Label");
        Assert.Empty(await _machine.Registry.ListAsync(CancellationToken.None));
    }
}
