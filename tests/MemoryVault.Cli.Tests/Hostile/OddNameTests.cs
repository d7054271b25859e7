using System.Runtime.Versioning;

namespace MemoryVault.Cli.Tests.Hostile;

/// <summary>Names that would be an option, a path out of a folder, a line more or a device: refused with a word, obeyed by nobody, written nowhere.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class OddNameTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    public void Dispose() => _home.Dispose();

    [UnixFact]
    public void Odd_names_are_refused_plainly_and_nothing_comes_of_them()
    {
        _home.Write("notes/a.md", "a");
        _home.Run("sync", _home["notes"]);
        foreach (var program in new[] { "crontab", "systemctl", "ssh" })
        {
            File.SetUnixFileMode(_home.Write($"bin/{program}", $"#!/bin/sh\ntouch '{_home["obeyed"]}'\n"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        var before = Names();
        string[][] commands =
        [
            ["source", "add", "--root", _home["notes"], "--", "-rf"],
            ["remote", "add", "--", "../outside", _home["notes"]],
            ["remote", "add", "a", "--upload-pack=touch obeyed"],
            ["lease", "enter", "--agent=\u001b[31mred"],
            ["schedule", "add", "--every", "15m", "--scheduler", "cron", "--name=a\n* * * * * touch obeyed"],
            ["sessions", "source", "add", "--preset", "ssh", "--folder", "/x", "--target=-oProxyCommand=touch obeyed", "b"],
            ["knowledge", "publish", "--path", _home["notes"], "--", "e\u0301"],
            ["init", "--vault", _home["other"], "--machine=CON"],
            ["restore", ""],
        ];

        foreach (var command in commands)
        {
            var outcome = _home.RunWith(new Dictionary<string, string?> { ["PATH"] = $"{_home["bin"]}:{Environment.GetEnvironmentVariable("PATH")}" }, command);
            Assert.True(outcome.ExitCode == 64, $"{string.Join(' ', command)}: {outcome}");
            Assert.DoesNotContain(outcome.All, c => char.IsControl(c) && c is not ('\n' or '\r'));
            Assert.NotEmpty(outcome.Error);
        }

        Assert.Equal(before, Names());
    }

    private string[] Names() => [.. Directory.EnumerateFileSystemEntries(_home.Path, "*", SearchOption.AllDirectories)
        .Where(path => !path.StartsWith(_home["vault", "local"], StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
}
