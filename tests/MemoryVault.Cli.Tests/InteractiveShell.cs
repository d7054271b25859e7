using System.Diagnostics;

namespace MemoryVault.Cli.Tests;

/// <summary>A shell at a terminal, into which keys are typed. Ctrl-] writes the line, as it stands, into a file.</summary>
internal sealed class InteractiveShell : IDisposable
{
    private const char ShowLine = '\u001D';
    private const char KillLine = '\u0015';
    private readonly TemporaryHome _home;
    private readonly Process _process;
    private readonly Task _output;

    /// <summary>Starts the shell and lets it run its first line.</summary>
    public InteractiveShell(TemporaryHome home, string shell, string firstLine)
    {
        _home = home;
        var path = $"{home["bin"]}{System.IO.Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}";
        home.Execute("chmod", "+x", home.Write("bin/memvault", $"#!/bin/sh\nexec dotnet exec '{TemporaryHome.Program}' \"$@\"\n"));
        _process = home.Start(new Dictionary<string, string?> { ["PATH"] = path, ["TERM"] = "dumb", ["LC_ALL"] = "C.UTF-8" }, "script", ["-qec", shell, "/dev/null"]);
        _output = _process.StandardOutput.ReadToEndAsync();
        Type($"{firstLine}; echo > ready\n");
        Take("ready");
        WaitForLineEditor();
    }

    /// <summary>Types keys and gives what the line is then.</summary>
    public string LineAfter(string keys)
    {
        Type(keys);
        Type($"{ShowLine}{KillLine}");
        return Take("line").TrimEnd('\n');
    }

    public void Dispose()
    {
        Type("exit\n");
        if (!_process.WaitForExit(TimeSpan.FromSeconds(20)))
        {
            _process.Kill(entireProcessTree: true);
        }

        _output.Wait(TimeSpan.FromSeconds(20));
        _process.Dispose();
    }

    /// <summary>
    /// Until the shell's line editor has the terminal, the terminal edits the line itself, and <see cref="KillLine"/> takes with it what was typed
    /// before: <see cref="ShowLine"/> among it. Alone, <see cref="ShowLine"/> waits for the line editor.
    /// </summary>
    private void WaitForLineEditor()
    {
        Type($"{ShowLine}");
        Take("line");
    }

    private void Type(string keys)
    {
        _process.StandardInput.Write(keys);
        _process.StandardInput.Flush();
    }

    private string Take(string name)
    {
        var file = _home[name];
        Assert.True(SpinWait.SpinUntil(() => File.Exists(file) && new FileInfo(file).Length > 0, TimeSpan.FromMinutes(1)), $"The shell did not write '{name}'.");
        var text = File.ReadAllText(file);
        File.Delete(file);
        return text;
    }
}
