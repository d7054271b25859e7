namespace MemoryVault.Tests.Schedules;

/// <summary>Writes executable shell scripts: the stand-ins of these tests.</summary>
internal static class ShellProgram
{
    public static void Write(string path, string text)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new PlatformNotSupportedException("The stand-ins for schedulers are shell scripts: run these tests on Linux or macOS.");
        }

        File.Delete(path);
        File.WriteAllText(path, "#!/bin/sh\n" + text + "\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
