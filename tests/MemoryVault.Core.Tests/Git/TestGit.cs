using System.Diagnostics;
using System.Globalization;
using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Git;

/// <summary>A repository of ours in a folder of its own, and a foreign git beside it: the real executable, started without our code.</summary>
internal sealed class TestGit : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public TestGit()
    {
        Home = Directory.CreateDirectory(_folder["home"]).FullName;
        var variables = new Dictionary<string, string>
        {
            ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? string.Empty,
            ["HOME"] = Home,
            ["GIT_CONFIG_NOSYSTEM"] = "1",
        };
        Services = new VaultServices { Environment = MachineEnvironment.Current with { Home = Home, Variables = variables } };
    }

    /// <summary>Gets a home folder without any configuration.</summary>
    public string Home { get; }

    public VaultServices Services { get; set; }

    public string RepositoryPath => _folder["repository.git"];

    /// <summary>Gives a path beside the repository.</summary>
    public string this[string name] => _folder[name];

    public static string Author => "A U Thor <author@example.org> 1700000000 +0000";

    /// <summary>Makes and opens the repository.</summary>
    public async Task<GitRepository> OpenAsync(string engine = "git")
    {
        if (!Directory.Exists(RepositoryPath))
        {
            await GitRepository.InitializeAsync(RepositoryPath, Services, CancellationToken.None);
        }

        return GitRepository.Open(RepositoryPath, Services, engine);
    }

    /// <summary>Sets a variable that our git processes get.</summary>
    public void SetVariable(string name, string value)
    {
        var variables = new Dictionary<string, string>(Services.Environment.Variables) { [name] = value };
        Services = Services with { Environment = Services.Environment with { Variables = variables } };
    }

    /// <summary>Runs a foreign git on the repository; it must succeed.</summary>
    public string Run(params string[] arguments) => RunIn(RepositoryPath, null, arguments);

    /// <summary>Runs a foreign git on the repository with bytes as its input.</summary>
    public string RunWith(byte[] input, params string[] arguments) => RunIn(RepositoryPath, input, arguments);

    /// <summary>Runs a foreign git in a folder.</summary>
    public string RunIn(string folder, byte[]? input, params string[] arguments)
    {
        var (exitCode, output, errors) = TryRunIn(folder, input, arguments);
        return exitCode == 0 ? output : throw new InvalidOperationException($"git {string.Join(' ', arguments)}: {errors}");
    }

    public (int ExitCode, string Output, string Errors) TryRunIn(string folder, byte[]? input, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["HOME"] = Home;
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        foreach (var who in new[] { "AUTHOR", "COMMITTER" })
        {
            start.Environment[$"GIT_{who}_NAME"] = "A U Thor";
            start.Environment[$"GIT_{who}_EMAIL"] = "author@example.org";
            start.Environment[$"GIT_{who}_DATE"] = "1700000000 +0000";
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardInput.BaseStream.Write(input ?? []);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output.TrimEnd('\n'), errors.Result);
    }

    /// <summary>Makes a commit with a foreign git and gives its id.</summary>
    public ObjectId Commit(string message, params ObjectId[] parents) => Commit(message, 1_700_000_000, parents);

    /// <summary>Makes a commit of a time with a foreign git, of a tree that holds one file with the message.</summary>
    public ObjectId Commit(string message, long seconds, params ObjectId[] parents)
    {
        var blob = RunWith(System.Text.Encoding.UTF8.GetBytes(message), "hash-object", "-w", "--stdin");
        var tree = RunWith(System.Text.Encoding.UTF8.GetBytes($"100644 blob {blob}\tfile\n"), "mktree");
        return CommitTree(ObjectId.Parse(tree), message, seconds, parents);
    }

    public ObjectId CommitTree(ObjectId tree, string message, long seconds, params ObjectId[] parents)
    {
        var when = seconds.ToString(CultureInfo.InvariantCulture);
        var text = $"tree {tree}\n{string.Concat(parents.Select(p => $"parent {p}\n"))}author A <a@b> {when} +0000\ncommitter A <a@b> {when} +0000\n\n{message}\n";
        return ObjectId.Parse(RunWith(System.Text.Encoding.UTF8.GetBytes(text), "hash-object", "-w", "-t", "commit", "--stdin"));
    }

    /// <summary>Makes a bare repository beside ours, as another git would.</summary>
    public string MakeRemote(string name)
    {
        var path = _folder[name];
        RunIn(_folder.Path, null, "init", "-q", "--bare", "-b", "main", path);
        return path;
    }

    /// <summary>Writes a shell script that can be run, as a hook or in place of a program.</summary>
    public string WriteScript(string path, string text)
    {
        var full = Path.Combine(_folder.Path, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);

        // Not by our own process: a child that another test starts meanwhile would hold the file open, and it could not be run ("text file busy").
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "cat > \"$0\" && chmod 755 \"$0\"", full]) { RedirectStandardInput = true })!;
        shell.StandardInput.Write("#!/bin/sh\n" + text + "\n");
        shell.StandardInput.Close();
        shell.WaitForExit();
        return full;
    }

    public void Dispose() => _folder.Dispose();
}
