using MemoryVault.Schedules;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Schedules;

/// <summary>
/// A machine of its own: a home, and a PATH whose first folder holds stand-ins for the programs of schedulers, each of
/// which records how it was called in <c>calls</c>.
/// </summary>
internal sealed class FakeMachine : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public FakeMachine(string system = "linux", string home = "home")
    {
        Home = Directory.CreateDirectory(_folder[home]).FullName;
        Programs = Directory.CreateDirectory(_folder["programs"]).FullName;
        foreach (var program in new[] { "sh", "cat", "rm", "id", "mkdir", "git", "sleep", "cp" })
        {
            // Only what the stand-ins need: a real crontab or systemctl of this machine must not be found.
            File.CreateSymbolicLink(Path.Combine(Programs, program), new[] { "/bin/", "/usr/bin/" }.Select(folder => folder + program).First(File.Exists));
        }

        Services = new VaultServices
        {
            Environment = new MachineEnvironment
            {
                Home = Home,
                MachineName = "test",
                UserName = "tester",
                System = system,
                CurrentDirectory = _folder.Path,
                Variables = new Dictionary<string, string> { ["PATH"] = Programs, ["HOME"] = Home },
            },
        };
    }

    public string Home { get; }

    public string Programs { get; }

    public VaultServices Services { get; }

    public string CrontabFile => _folder["crontab.bytes"];

    public ScheduleRegistry Registry => new(Services);

    /// <summary>Gives the calls of the stand-ins, one a line, arguments separated by a space.</summary>
    public string[] Calls => File.Exists(_folder["calls"]) ? File.ReadAllLines(_folder["calls"]) : [];

    /// <summary>Gives a path below the machine's folder.</summary>
    public string this[params string[] names] => _folder[names];

    /// <summary>Puts a stand-in into PATH: the shell text after it has recorded its call.</summary>
    public void Install(string program, string script) =>
        ShellProgram.Write(Path.Combine(Programs, program), $"echo \"{program} $*\" >>'{_folder["calls"]}'\n{script}");

    /// <summary>Puts a crontab into PATH that keeps its table in <see cref="CrontabFile"/> and behaves as Debian's.</summary>
    public void InstallCrontab() => Install("crontab", $"""
        case "$1" in
        -l) if [ -f '{CrontabFile}' ]; then cat '{CrontabFile}'; else echo "no crontab for tester" >&2; exit 1; fi ;;
        -r) rm '{CrontabFile}' ;;
        -) cat >'{CrontabFile}' ;;
        *) exit 2 ;;
        esac
        """);

    /// <summary>Makes the folder of a vault, and the options of a schedule for it.</summary>
    public ScheduleOptions Options(string every = "15m", string vault = "vault", string scheduler = "auto") => new()
    {
        Every = Duration.Parse(every),
        Vault = Directory.CreateDirectory(_folder[vault]).FullName,
        Command = ["/opt/memvault", "sync", "--vault", _folder[vault], "--quiet"],
        Scheduler = scheduler,
    };

    public void Dispose() => _folder.Dispose();
}
