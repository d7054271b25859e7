using System.Diagnostics;
using System.Text;

namespace MemoryVault.GitHub;

/// <summary>Runs git in a repository of the server's.</summary>
internal static class Git
{
    /// <summary>Runs a command; an exit code other than 0 is an error.</summary>
    internal static string Run(string folder, string[] arguments, string input = "", params (string Name, string Value)[] variables) =>
        Encoding.UTF8.GetString(Read(folder, arguments, Encoding.UTF8.GetBytes(input), variables)).TrimEnd('\n');

    /// <summary>Runs a command and gives the bytes that it writes.</summary>
    internal static byte[] Read(string folder, string[] arguments, byte[] input, params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        using var output = new MemoryStream();
        var copied = process.StandardOutput.BaseStream.CopyToAsync(output);
        process.StandardInput.BaseStream.Write(input);
        process.StandardInput.Close();
        copied.Wait();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output.ToArray()
            : throw new InvalidOperationException($"git {string.Join(' ', arguments)} ended with {process.ExitCode}: {errors.Result}");
    }
}
