using System.Text;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using MemoryVault.Processes;
using MemoryVault.Schedules;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Schedules;

public sealed class WindowsTaskSchedulerTests : IDisposable
{
    private static readonly XNamespace Schema = "http://schemas.microsoft.com/windows/2004/02/mit/task";
    private readonly FakeMachine _machine = new("windows");

    /// <summary>The stand-in keeps one task, as the file that it was created from.</summary>
    public WindowsTaskSchedulerTests() => _machine.Install("schtasks", $"""
        case "$1" in
        /Create) cp "$3" '{Task}' ;;
        /Query) if [ -f '{Task}' ]; then cat '{Task}'; else echo '<Tasks></Tasks>'; fi ;;
        /Delete) rm '{Task}' ;;
        esac
        """);

    private string Task => _machine["task.xml"];

    public void Dispose() => _machine.Dispose();

    [Fact]
    public async Task A_schedule_is_a_task_in_a_folder_of_its_own()
    {
        await _machine.Registry.RegisterAsync(Options(), CancellationToken.None);
        var create = Assert.Single(_machine.Calls, call => call.StartsWith("schtasks /Create", StringComparison.Ordinal));
        Assert.Matches(@"^schtasks /Create /XML \S+ /TN \\MemoryVault\\memoryvault /F$", create);
        Assert.False(File.Exists(create.Split(' ')[3]), "The file for schtasks is left behind.");
    }

    [Fact]
    public async Task The_task_is_written_in_Utf16_by_the_schema_of_Microsoft()
    {
        var options = Options("90m");
        await _machine.Registry.RegisterAsync(options, CancellationToken.None);
        var bytes = await File.ReadAllBytesAsync(Task);
        Assert.Equal([0xFF, 0xFE], bytes[..2]);
        var text = Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2);
        Assert.StartsWith("<?xml version=\"1.0\" encoding=\"utf-16\"?>", text, StringComparison.Ordinal);
        var task = XDocument.Parse(text).Root!;
        Assert.Equal("1.2", task.Attribute("version")?.Value);
        Assert.Equal("PT1H30M", task.Descendants(Schema + "Interval").Single().Value);
        Assert.Equal(["false", "false", "true", "IgnoreNew"], new[] { "DisallowStartIfOnBatteries", "StopIfGoingOnBatteries", "StartWhenAvailable", "MultipleInstancesPolicy" }.Select(name => task.Descendants(Schema + name).Single().Value));
        var run = task.Descendants(Schema + "Exec").Single();
        Assert.Equal(@"C:\Windows\System32\conhost.exe", run.Element(Schema + "Command")!.Value);
        Assert.Equal(["--headless", .. options.Command], WindowsArguments.Parse(run.Element(Schema + "Arguments")!.Value));
    }

    [Fact]
    public async Task A_registered_schedule_is_listed_as_it_was_registered()
    {
        var options = Options("15m", @"C:\Users\Jörg & Söhne\it's 100% $HOME; <x>\日本");
        var registered = await _machine.Registry.RegisterAsync(options, CancellationToken.None);
        Assert.Equal(registered, Assert.Single(await _machine.Registry.ListAsync(CancellationToken.None)));
        Assert.Equal(("taskscheduler", TimeSpan.FromMinutes(15), options.Vault), (registered.Scheduler, registered.Every, registered.Vault));
    }

    [Fact]
    public async Task The_vault_is_read_back_whole_from_a_console_that_has_no_such_letters()
    {
        var options = Options(vault: @"C:\日本\ü");
        await _machine.Registry.RegisterAsync(options, CancellationToken.None);
        var text = Encoding.Unicode.GetString(await File.ReadAllBytesAsync(Task)).TrimStart('\uFEFF');
        await File.WriteAllBytesAsync(Task, Encoding.ASCII.GetBytes(text));
        Assert.Equal(options.Vault, Assert.Single(await _machine.Registry.ListAsync(CancellationToken.None)).Vault);
    }

    [Fact]
    public async Task Tasks_of_others_in_the_same_answer_are_passed_over()
    {
        await _machine.Registry.RegisterAsync(Options(), CancellationToken.None);
        var ours = Encoding.Unicode.GetString(await File.ReadAllBytesAsync(Task)).TrimStart('\uFEFF');
        var task = ours[ours.IndexOf("<Task", StringComparison.Ordinal)..];
        var theirs = $"<Task xmlns=\"{Schema}\"><RegistrationInfo><URI>\\Other</URI></RegistrationInfo></Task>";
        await File.WriteAllTextAsync(Task, $"<?xml version=\"1.0\" encoding=\"UTF-16\"?>\r\n<Tasks>\r\n{theirs}\r\n{task}\r\n</Tasks>\r\n");
        Assert.Equal("memoryvault", Assert.Single(await _machine.Registry.ListAsync(CancellationToken.None)).Name);
    }

    [Fact]
    public async Task Unregistering_deletes_the_task_and_an_absent_one_says_so()
    {
        await _machine.Registry.RegisterAsync(Options(), CancellationToken.None);
        Assert.NotNull(await _machine.Registry.UnregisterAsync("memoryvault", CancellationToken.None));
        Assert.Equal(@"schtasks /Delete /TN \MemoryVault\memoryvault /F", _machine.Calls[^1]);
        Assert.Null(await _machine.Registry.UnregisterAsync("memoryvault", CancellationToken.None));
    }

    [Theory]
    [InlineData(@"C:\%PATH%\vault")]
    [InlineData(@"C:\$(Arg0)\vault")]
    public async Task A_path_in_which_the_Task_Scheduler_would_put_a_variable_is_refused(string vault)
    {
        await Assert.ThrowsAsync<InvalidInputException>(() => _machine.Registry.RegisterAsync(Options(vault: vault), CancellationToken.None));
        Assert.False(File.Exists(Task));
    }

    [Fact]
    public async Task A_path_of_another_system_is_refused() =>
        await Assert.ThrowsAsync<InvalidInputException>(() => _machine.Registry.RegisterAsync(Options(vault: "/home/me/vault"), CancellationToken.None));

    [Fact]
    public void Any_arguments_survive_the_command_line_of_Windows() =>
        Prop.ForAll(NastyText.Lists, words => Assert.Equal(words, WindowsArguments.Parse(WindowsCommandLine.Join(words)))).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(@"C:\a b\", "\"C:\\a b\\\\\"")]
    [InlineData("", "\"\"")]
    [InlineData(@"C:\plain\", @"C:\plain\")]
    [InlineData("say \"hi\\\"", "\"say \\\"hi\\\\\\\"\"")]
    public void Backslashes_count_double_before_a_quote_only(string argument, string line) => Assert.Equal(line, WindowsCommandLine.Join([argument]));

    [Fact]
    public async Task Without_schtasks_nothing_is_listed_and_registering_says_why()
    {
        File.Delete(Path.Combine(_machine.Programs, "schtasks"));
        Assert.Empty(await _machine.Registry.ListAsync(CancellationToken.None));
        await Assert.ThrowsAsync<ProgramMissingException>(() => _machine.Registry.RegisterAsync(Options() with { Scheduler = "taskscheduler" }, CancellationToken.None));
    }

    private ScheduleOptions Options(string every = "15m", string vault = @"C:\Users\me\vault") => new()
    {
        Every = Duration.Parse(every),
        Vault = vault,
        Command = SyncCommand.ForProgram(@"C:\Program Files\memvault.exe", string.Empty, vault, _machine.Services.Environment),
    };
}
