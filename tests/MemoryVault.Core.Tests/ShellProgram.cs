using System.Diagnostics;

namespace MemoryVault.Tests;

/// <summary>Writes executable shell scripts: stand-ins for programs.</summary>
internal static class ShellProgram
{
    /// <summary>Writes one, in the place of one that may be there.</summary>
    /// <remarks>
    /// It must not be written by this process: another test that starts a program in that moment hands it the open file, and the system runs no file that is
    /// open for writing ("Text file busy").
    /// </remarks>
    public static void Write(string path, string text)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new PlatformNotSupportedException("The stand-ins are shell scripts: run these tests on Linux or macOS.");
        }

        var draft = path + ".draft";
        File.WriteAllText(draft, "#!/bin/sh\n" + text.ReplaceLineEndings("\n") + "\n");
        File.SetUnixFileMode(draft, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.Delete(path);
        using var copy = Process.Start("cp", ["-p", draft, path]);
        copy.WaitForExit();
        Assert.Equal(0, copy.ExitCode);
    }
}
