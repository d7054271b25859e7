using MemoryVault.Git;
using MemoryVault.Processes;
using MemoryVault.Tests.Backup;
using MemoryVault.Transcripts;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Transcripts;

/// <summary>
/// A machine that is reached by stand-ins for <c>fly</c>, <c>docker</c> and <c>kubectl</c> in a PATH of its own: they run what they are told on this machine,
/// as documented, with the shell and the tools that the test says.
/// </summary>
internal sealed class RemoteMachine : IDisposable
{
    internal const string Busybox = "/usr/bin/busybox";

    private readonly TemporaryFolder _folder = new();

    public RemoteMachine()
    {
        Directory.CreateDirectory(Sessions);
        Directory.CreateDirectory(Home);
        Directory.CreateDirectory(_folder["bin"]);
        Services = new VaultServices { Environment = TestMachine.At(Home) with { Variables = Variables() } };
    }

    public string Sessions => _folder["remote", "sessions"];

    public string Home => _folder["home"];

    /// <summary>Gets the folder that the stand-ins start in, which nothing may write to.</summary>
    public string Place => _folder["remote"];

    public VaultServices Services { get; set; }

    public string this[params string[] names] => _folder[names];

    /// <summary>Gets a source that a stand-in reaches.</summary>
    public SessionSource Source(string preset = "docker") => new() { Name = "bot", Preset = preset, Target = "bot", Folder = Sessions };

    public byte[] Write(string path, int length, int seed = 1)
    {
        var content = Content(length, seed);
        WriteBytes(path, content);
        return content;
    }

    public void WriteBytes(string path, byte[] content)
    {
        var full = Path.Combine(Sessions, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, content);
    }

    /// <summary>Makes lines of letters, of a length in all, that another seed makes differently.</summary>
    public static byte[] Content(int length, int seed)
    {
        var random = new Random(seed);
        var content = new byte[length];
        for (var i = 0; i < length; i++)
        {
            content[i] = random.Next(80) == 0 ? (byte)'\n' : (byte)random.Next(' ', '~');
        }

        return content;
    }

    /// <summary>Makes the marks of segments of some lengths at the beginning of a file.</summary>
    public static List<SegmentMark> Marks(byte[] content, params int[] lengths)
    {
        var (marks, at) = (new List<SegmentMark>(), 0);
        foreach (var length in lengths)
        {
            marks.Add(new SegmentMark(length, ObjectId.Of(GitObjectKind.Blob, content.AsSpan(at, length))));
            at += length;
        }

        return marks;
    }

    /// <summary>Puts a shell script into PATH.</summary>
    public void Program(string name, string script) => MakeProgram(_folder["bin", name], script);

    /// <summary>Makes a shell script.</summary>
    public static void MakeProgram(string path, string script) => ShellProgram.Write(path, script);

    /// <summary>
    /// Puts a stand-in for <c>fly</c> into PATH. It takes <c>ssh console -a APP [--machine ID] [--container NAME] -C COMMAND</c>, says on its output which machine it
    /// chose, splits the command at blanks, runs no shell, and gives a shell that is called alone a terminal, which changes line ends (flyctl, console.go).
    /// </summary>
    public void Fly() => Program("fly", $$"""
        [ "$1 $2" = "ssh console" ] || { echo "Error: unknown command" >&2; exit 1; }
        shift 2
        while [ $# -gt 0 ]; do
          case $1 in
            -a) app=$2; shift 2 ;;
            -C) command=$2; shift 2 ;;
            --machine|--container) shift 2 ;;
            *) echo "Error: unknown flag: $1" >&2; exit 1 ;;
          esac
        done
        [ "$app" = bot ] || { echo "Error: get app: Could not find App \"$app\"" >&2; exit 1; }
        echo "No machine specified, using 3d8d9930 in region ams"
        echo "Connecting to fdaa:0:1::2... complete" >&2
        cd '{{Place}}' || exit 1
        case $command in
          sh|/bin/sh|bash|/bin/bash) $command | sed 's/$/\r/' ;;
          *) set -f; set -- $command; exec "$@" ;;
        esac
        """);

    /// <summary>Puts a stand-in for <c>docker exec -i CONTAINER COMMAND...</c> into PATH.</summary>
    /// <param name="shell">What is <c>/bin/sh</c> in the container.</param>
    /// <param name="path">What its PATH is; null for that of this machine.</param>
    public void Docker(string shell = "/bin/sh", string? path = null) => Program("docker", $"""
        [ "$1 $2 $3 $4 $5" = "exec -i bot /bin/sh -s" ] || {OpenBrace} echo "Error response from daemon: No such container: $3" >&2; exit 1; {CloseBrace}
        cd '{Place}' || exit 1
        PATH='{path ?? "/usr/bin:/bin"}' exec {shell} -s
        """);

    /// <summary>Puts a stand-in for <c>kubectl exec -i [-n NS] POD [-c CONTAINER] -- COMMAND...</c> into PATH.</summary>
    public void Kubectl() => Program("kubectl", $"""
        [ "$1 $2" = "exec -i" ] || exit 1
        shift 2
        if [ "$1" = -n ]; then shift 2; fi
        [ "$1" = bot ] || {OpenBrace} echo "Error from server (NotFound): pods \"$1\" not found" >&2; exit 1; {CloseBrace}
        shift
        if [ "$1" = -c ]; then shift 2; fi
        [ "$1" = -- ] || exit 1
        shift
        cd '{Place}' || exit 1
        exec "$@"
        """);

    /// <summary>Makes a folder with some tools alone, for a container that has no others.</summary>
    public string Tools(params string[] names)
    {
        var folder = Directory.CreateDirectory(_folder[$"tools-{string.Join('-', names).GetHashCode(StringComparison.Ordinal):x}"]).FullName;
        foreach (var name in names)
        {
            File.CreateSymbolicLink(Path.Combine(folder, name), ExecutableSearch.Find(MachineEnvironment.Current, name)!);
        }

        return folder;
    }

    /// <summary>Makes a folder in which every tool is that of busybox.</summary>
    public string BusyboxTools()
    {
        var folder = Directory.CreateDirectory(_folder["busybox"]).FullName;
        foreach (var name in "sh find stat dd head tail sha1sum wc tar date printf sort cat test".Split(' '))
        {
            File.CreateSymbolicLink(Path.Combine(folder, name), Busybox);
        }

        return folder;
    }

    public RemoteFeed Open(SessionSource? source = null) => new(source ?? Source(), Services);

    public void Dispose() => _folder.Dispose();

    private const char OpenBrace = '{';
    private const char CloseBrace = '}';

    private Dictionary<string, string> Variables() => new()
    {
        ["PATH"] = $"{_folder["bin"]}:{Environment.GetEnvironmentVariable("PATH")}",
        ["HOME"] = Home,
    };
}
