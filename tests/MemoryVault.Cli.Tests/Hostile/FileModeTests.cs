using System.Runtime.Versioning;

namespace MemoryVault.Cli.Tests.Hostile;

/// <summary>What <c>memvault</c> makes is its owner's alone, whatever the umask says; what it restores is as it would be if the user had made it.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class FileModeTests : IDisposable
{
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private readonly TemporaryHome _home = new();

    public void Dispose() => _home.Dispose();

    [UnixTheory]
    [InlineData("000", UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite)]
    [InlineData("022", UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead)]
    public void The_vault_its_configuration_and_its_logs_are_their_owners(string umask, UnixFileMode restored)
    {
        _home.Write("notes/a.md", "a");
        _home.Execute("git", "init", "-q", "--bare", "-b", "main", _home["remote.git"]);
        Run(umask, "sync", _home["notes"]);
        Run(umask, "remote", "add", "origin", _home["remote.git"]);
        Run(umask, "lease", "enter", "--agent", "ann");
        Run(umask, "checkin", "--agent", "ann", "--proposed", _home.Write("memory.json", "{\"tasks\":{\"x\":1}}"), "--source", "test");
        _home.Write("notes/b.md", "b");
        Run(umask, "sync");
        Run(umask, "sync");
        Run(umask, "secrets", "scan");
        Run(umask, "optimize");
        Run(umask, "verify");
        Run(umask, "restore", "--to", _home["elsewhere"]);

        var objects = Path.Combine(_home.Vault, "repository.git", "objects");
        var open = Directory.EnumerateFileSystemEntries(_home.Vault, "*", SearchOption.AllDirectories).Append(_home.Vault)
            .Where(path => !path.StartsWith(objects + "/", StringComparison.Ordinal) && (File.GetUnixFileMode(path) & Others) != 0)
            .Select(path => $"{path}: {File.GetUnixFileMode(path)}");
        Assert.Empty(open);
        var file = Directory.EnumerateFiles(_home["elsewhere"], "a.md", SearchOption.AllDirectories).Single();
        Assert.Equal(restored, File.GetUnixFileMode(file));
    }

    private void Run(string umask, params string[] arguments)
    {
        var outcome = _home.Execute("/bin/sh", ["-c", $"umask {umask}; exec dotnet \"$@\"", "sh", TemporaryHome.Program, .. arguments]);
        Assert.True(outcome.ExitCode == 0, $"{string.Join(' ', arguments)}: {outcome}");
    }
}
