using System.Diagnostics;

namespace MemoryVault.Faults.Places;

/// <summary>A user's home with a vault, files of agents and remotes, that can be brought back to its start as often as it is wanted.</summary>
/// <param name="root">Its folder. What is kept beside it begins with its name.</param>
/// <param name="program">What starts <c>memvault</c>: an executable, or <c>dotnet</c> and an assembly.</param>
internal sealed class Place(string root, IReadOnlyList<string> program)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, string> _environment = new()
    {
        ["HOME"] = Path.Combine(root, "home"),
        ["MEMORYVAULT_HOME"] = Path.Combine(root, "vault"),
        ["TMPDIR"] = Path.Combine(root, "tmp"),
        ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "/usr/bin:/bin",
        ["LANG"] = "C.UTF-8",
        ["DOTNET_EnableDiagnostics"] = "0",
        ["DOTNET_ROOT"] = Environment.GetEnvironmentVariable("DOTNET_ROOT") ?? string.Empty,
    };

    /// <summary>Gets its folder.</summary>
    internal string Root => root;

    /// <summary>Gets the vault's folder.</summary>
    internal string Vault => this["vault"];

    /// <summary>Gets the vault's repository.</summary>
    internal string Repository => this["vault", "repository.git"];

    /// <summary>Gets the file, beside the place, that a traced command writes to.</summary>
    internal string OutputFile => root + ".out";

    private string Template => root + ".start";

    /// <summary>Gets or sets what the URL of a remote begins with.</summary>
    internal string RemoteBase { get; set; } = "file://" + root;

    /// <summary>Gives a path below it.</summary>
    internal string this[params string[] names] => Path.Combine([root, .. names]);

    /// <summary>Sets a variable for all that is started from now on.</summary>
    internal void Set(string name, string value) => _environment[name] = value;

    /// <summary>Gives a variable.</summary>
    internal string Get(string name) => _environment[name];

    /// <summary>Gives the variables, <c>NAME=value</c>.</summary>
    internal string[] Variables() => [.. _environment.Where(variable => variable.Value.Length > 0).Select(variable => $"{variable.Key}={variable.Value}")];

    /// <summary>Gives the whole command line of a command of <c>memvault</c>.</summary>
    internal string[] CommandLine(IEnumerable<string> arguments) => [.. program, .. arguments];

    /// <summary>Makes its folders, empty.</summary>
    internal void Make()
    {
        Remove();
        foreach (var folder in (string[])["home", "tmp", "src"])
        {
            Directory.CreateDirectory(this[folder]);
        }
    }

    /// <summary>Keeps what is there as the start.</summary>
    internal void Save() => Copy(root, Template);

    /// <summary>Brings it back to its start.</summary>
    internal void Restore() => Copy(Template, root);

    /// <summary>Keeps what is there under another name, for somebody to look at.</summary>
    internal void KeepAs(string folder) => Copy(root, folder);

    /// <summary>Removes it with its start.</summary>
    internal void Remove() => Start("rm", ["-rf", root, Template, OutputFile, OutputFile + ".errors"]);

    /// <summary>Writes a file, with the folders above it.</summary>
    internal string Write(string relativePath, string content)
    {
        var path = this[relativePath.Split('/')];
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    /// <summary>Runs <c>memvault</c>.</summary>
    internal ProgramEnd Run(params string[] arguments)
    {
        var line = CommandLine(arguments);
        return Start(line[0], line[1..]);
    }

    /// <summary>Runs <c>memvault</c>, which must succeed.</summary>
    internal ProgramEnd Require(params string[] arguments)
    {
        var end = Run(arguments);
        return end.ExitCode == 0 ? end : throw new InvalidOperationException($"memvault {string.Join(' ', arguments)}: {end}");
    }

    /// <summary>Makes an empty bare repository that serves as a remote, and gives its URL.</summary>
    internal string MakeRemote(string name)
    {
        Start("git", "init", "--quiet", "--bare", "--initial-branch=main", this[name]);
        Git(this[name], "config", "http.receivepack", "true");
        return $"{RemoteBase}/{name}";
    }

    /// <summary>Runs git in a repository.</summary>
    internal ProgramEnd Git(string repository, params string[] arguments) => Start("git", ["--git-dir", repository, .. arguments]);

    /// <summary>Runs any program.</summary>
    internal ProgramEnd Start(string name, params string[] arguments)
    {
        var start = new ProcessStartInfo(name, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Clear();
        foreach (var (key, value) in _environment.Where(variable => variable.Value.Length > 0))
        {
            start.Environment[key] = value;
        }

        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
        }

        process.WaitForExit();
        return new ProgramEnd(process.ExitCode, output.Result, error.Result, clock.Elapsed);
    }

    private void Copy(string from, string to)
    {
        var end = Start("sh", "-c", "rm -rf \"$2\" && cp -a --reflink=auto \"$1\" \"$2\"", "sh", from, to);
        if (end.ExitCode != 0)
        {
            throw new IOException($"'{from}' cannot be copied to '{to}': {end}");
        }
    }
}
