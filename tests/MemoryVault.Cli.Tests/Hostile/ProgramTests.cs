using System.Runtime.Versioning;
using System.Text.RegularExpressions;

namespace MemoryVault.Cli.Tests.Hostile;

/// <summary>Every program that <c>memvault</c> and what it starts run, as the system saw it, in a vault whose repository names many others.</summary>
[UnsupportedOSPlatform("windows")]
public sealed partial class ProgramTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    private string Repository => Path.Combine(_home.Vault, "repository.git");

    public void Dispose() => _home.Dispose();

    [RequiresStraceTheory]
    [InlineData("sync")]
    [InlineData("verify")]
    [InlineData("status")]
    [InlineData("restore --to elsewhere")]
    [InlineData("history")]
    [InlineData("lease enter --agent ann")]
    [InlineData("secrets scan --history")]
    public void Only_git_is_run_and_for_the_status_what_knows_the_schedules(string command)
    {
        _home.Write("notes/a.md", "a");
        _home.Run("sync", _home["notes"]);
        MakeHostile();
        _home.Write("notes/b.md", "b");
        var trace = _home["trace"];

        var outcome = _home.Execute("strace", ["-f", "-qq", "-s", "300", "-o", trace, "-e", "trace=execve", "dotnet", TemporaryHome.Program, .. command.Split(' ')]);

        Assert.DoesNotContain("Unhandled", outcome.All, StringComparison.Ordinal);
        var programs = Programs().Matches(File.ReadAllText(trace)).Select(match => Path.GetFileName(match.Groups[1].Value)).Distinct().Order(StringComparer.Ordinal);
        Assert.All(programs, program => Assert.Contains(program, (string[])["dotnet", "git", "crontab", "systemctl"]));
        Assert.False(File.Exists(_home["marker"]));
    }

    // Those that were found: a search along PATH tries many that are not there.
    [GeneratedRegex("""execve\("([^"]+)".*= 0$""", RegexOptions.Multiline)]
    private static partial Regex Programs();

    private void MakeHostile()
    {
        var hook = $"#!/bin/sh\ntouch '{_home["marker"]}'\n";
        foreach (var name in new[] { "reference-transaction", "post-commit", "pre-push", "fsmonitor-watchman", "post-index-change" })
        {
            File.SetUnixFileMode(_home.Write($"vault/repository.git/hooks/{name}", hook), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        foreach (var key in new[] { "core.fsmonitor", "core.sshCommand", "core.pager", "diff.external", "filter.x.clean", "alias.rev-list", "gpg.program", "remote.evil.uploadpack", "core.alternateRefsCommand", "core.editor" })
        {
            _home.Execute("git", "--git-dir", Repository, "config", key, $"touch '{_home["marker"]}' #");
        }

        _home.Execute("git", "--git-dir", Repository, "config", "extensions.partialClone", "evil");
        _home.Execute("git", "--git-dir", Repository, "config", "remote.evil.promisor", "true");
        _home.Execute("git", "--git-dir", Repository, "config", "remote.evil.url", _home.Vault);
    }
}
