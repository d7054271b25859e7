using System.Diagnostics;
using System.Text.Json;

namespace MemoryVault.Cli.Tests;

/// <summary>A user's home of its own, in which the real <c>memvault</c> runs as a process.</summary>
internal sealed class TemporaryHome : IDisposable
{
    private static readonly string[] Kept = ["PATH", "DOTNET_ROOT", "TMPDIR", "TEMP", "TMP", "SystemRoot", "PATHEXT", "ComSpec", "LD_LIBRARY_PATH"];

    public TemporaryHome() => Path = Directory.CreateTempSubdirectory("memvault-home-").FullName;

    public string Path { get; }

    /// <summary>Gets the default vault of this home.</summary>
    public string Vault => this["vault"];

    public static string Program { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "memvault.dll");

    public string this[params string[] names] => System.IO.Path.Combine([Path, .. names]);

    /// <summary>Writes a file below the home, with the folders above it.</summary>
    public string Write(string relativePath, string content)
    {
        var path = this[relativePath.Split('/')];
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    /// <summary>Runs <c>memvault</c>.</summary>
    public Outcome Run(params string[] arguments) => RunWith(new Dictionary<string, string?>(), arguments);

    /// <summary>Runs <c>memvault</c> with further environment variables.</summary>
    public Outcome RunWith(IReadOnlyDictionary<string, string?> variables, params string[] arguments) =>
        Finish(Start(variables, "dotnet", [Program, .. arguments]));

    /// <summary>Runs <c>memvault --json</c>, expects success, and gives the document.</summary>
    public JsonElement Json(params string[] arguments)
    {
        var outcome = Run(["--json", .. arguments]);
        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        return outcome.Json;
    }

    /// <summary>Runs any program in this home.</summary>
    public Outcome Execute(string program, params string[] arguments) => Finish(Start(new Dictionary<string, string?>(), program, arguments));

    public Process Start(IReadOnlyDictionary<string, string?> variables, string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path };
        start.Environment.Clear();
        foreach (var name in Kept)
        {
            start.Environment[name] = Environment.GetEnvironmentVariable(name);
        }

        start.Environment["HOME"] = start.Environment["USERPROFILE"] = Path;
        start.Environment["LOCALAPPDATA"] = Path;
        start.Environment["MEMORYVAULT_HOME"] = Vault;
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    public static Outcome Finish(Process process)
    {
        using (process)
        {
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            Assert.True(process.WaitForExit(TimeSpan.FromMinutes(2)), "The program did not end.");
            process.WaitForExit();
            return new Outcome(process.ExitCode, output.Result, error.Result);
        }
    }

    public void Dispose()
    {
        foreach (var file in Directory.EnumerateFiles(Path, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }))
        {
            // git writes its objects read-only, which Windows does not delete.
            if (OperatingSystem.IsWindows())
            {
                File.SetAttributes(file, FileAttributes.Normal);
            }
        }

        Directory.Delete(Path, recursive: true);
    }
}
