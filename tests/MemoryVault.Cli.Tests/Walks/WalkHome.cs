using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace MemoryVault.Cli.Tests.Walks;

/// <summary>
/// The fresh home in which a document is walked: <c>memvault</c> as it was built stands in PATH, and there are stand-ins for what cannot be had, namely servers at
/// example.com, the host of the bot, and the user's crontab.
/// </summary>
internal sealed class WalkHome : IDisposable
{
    private readonly TemporaryHome _home = new();

    internal WalkHome()
    {
        Program("memvault", $"exec dotnet '{TemporaryHome.Program}' \"$@\"");
        Program("crontab", """
            if [ "$1" = -l ]; then
                cat "$SERVER/crontab" 2> /dev/null || { echo "no crontab for you" >&2; exit 1; }
            else
                cat > "$SERVER/crontab"
            fi
            """);
        Program("ssh", """HOME="$SERVER/bot" exec sh""");
        _home.Write("server/gitconfig", $"""
            [user]
                name = Ann
                email = ann@example.org
            [init]
                defaultBranch = main
            [url "{_home["server"]}/"]
                insteadOf = git@example.com:
            """);
        Directory.CreateDirectory(Path);
        GoHome();
        Server("git init --quiet --bare me/memory.git; git init --quiet --bare me/safe.git; git init --quiet --bare team/knowledge.git");
    }

    /// <summary>Gets the home's folder, which documents call /home/ann.</summary>
    internal string Path => _home["ann"];

    private Dictionary<string, string?> Variables => new()
    {
        ["HOME"] = Path,
        ["PATH"] = $"{_home["server", "bin"]}:{Environment.GetEnvironmentVariable("PATH")}",
        ["SERVER"] = _home["server"],
        ["GIT_CONFIG_GLOBAL"] = _home["server", "gitconfig"],
        ["GIT_CONFIG_NOSYSTEM"] = "1",
        ["MEMORYVAULT_HOME"] = null,
        ["LANG"] = "C.UTF-8",
        ["TZ"] = "UTC",
    };

    /// <summary>Writes a file below the home.</summary>
    internal void Write(string path, string content) => _home.Write($"ann/{path}", content);

    /// <summary>Copies a file or folder of the examples into the home.</summary>
    internal void CopyExample(string name, string to) =>
        Prepare($"mkdir -p \"$(dirname '{to}')\" && cp -R '{System.IO.Path.Combine(Repository.Root, "examples", "agents", name)}' '{to}'");

    /// <summary>Runs lines of a shell that the document does not show, in the home; they are silent.</summary>
    internal void Prepare(string script)
    {
        var outcome = TemporaryHome.Finish(Start($"cd; set -e\n{script}"));
        Assert.True(outcome is { ExitCode: 0, All: "" }, outcome.ToString());
    }

    /// <summary>Has the next lines run in the home again, wherever the ones before went.</summary>
    internal void GoHome() => _home.Write("server/folder", Path);

    /// <summary>Runs lines of a shell at the other end.</summary>
    internal void Server(string script) => Prepare($"cd \"$SERVER\"\n{script}");

    /// <summary>Runs lines of a shell as a user types them, where the lines before left off, and gives both streams as the terminal has them, the home's and the machine's name as documents have them.</summary>
    internal Outcome Run(string script)
    {
        var outcome = TemporaryHome.Finish(Start($"cd \"$(cat \"$SERVER/folder\")\"; trap 'pwd > \"$SERVER/folder\"' EXIT; exec 2>&1\n{script}"));
        return outcome with { Output = AsWritten(outcome.Output) };
    }

    /// <summary>Starts <c>memvault watch</c>, changes a file once it has committed what it found, and interrupts it when that is committed, too.</summary>
    internal string Watch(string changed)
    {
        var process = Start("cd; exec memvault watch");
        var text = Until(process, "Committed");
        File.AppendAllText(System.IO.Path.Combine(Path, changed), "more\n");
        text += Until(process, "Committed");
        _home.Execute("kill", "-INT", process.Id.ToString(CultureInfo.InvariantCulture));
        return AsWritten(text + TemporaryHome.Finish(process).All);
    }

    public void Dispose() => _home.Dispose();

    private static string Until(Process process, string word)
    {
        var text = string.Empty;
        while (!text.Contains(word, StringComparison.Ordinal) && process.StandardOutput.ReadLine() is { } line)
        {
            text += line + "\n";
        }

        return text;
    }

    private Process Start(string script) => _home.Start(Variables, "sh", ["-c", script]);

    /// <summary>Gives what was written the home's, the machine's and the program's name as documents have them, without what is said about this machine alone.</summary>
    private string AsWritten(string text)
    {
        text = text.Replace(Path, "/home/ann", StringComparison.Ordinal).Replace(_home["server"], "/srv/git", StringComparison.Ordinal);
        text = Regex.Replace(text, @"\S*dotnet \S*memvault\.dll", "/usr/local/bin/memvault");
        text = Regex.Replace(text, "^memoryvault: No cron daemon seems to run.*\n", string.Empty, RegexOptions.Multiline);
        return Regex.Replace(text, $@"\b{Regex.Escape(Environment.MachineName)}\b", "laptop", RegexOptions.IgnoreCase);
    }

    private void Program(string name, string script)
    {
        var path = _home.Write($"server/bin/{name}", $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
