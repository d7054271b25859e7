using System.Text;
using MemoryVault.Vaults;

namespace MemoryVault.Schedules;

/// <summary>
/// Refuses what no scheduler could keep. Names and paths are written into files of other programs, one entry a line:
/// a line break in one of them would be an entry of its own. So control characters are refused here, for all.
/// </summary>
internal static class ScheduleCheck
{
    /// <summary>Checks all the options.</summary>
    /// <exception cref="InvalidInputException">One of them cannot be kept.</exception>
    internal static void Check(ScheduleOptions options, MachineEnvironment environment)
    {
        EntryName.Check(options.Name, "schedule");
        Duration.Check(options.Every);
        CheckAbsolute(options.Vault, "The vault's folder", environment);
        CheckText(options.Vault, "The vault's folder");
        if (options.Command.Count == 0)
        {
            throw new InvalidInputException(options.Name, "A schedule needs a command.", "Give the program to run and its arguments.");
        }

        CheckAbsolute(options.Command[0], "The program", environment);
        foreach (var argument in options.Command)
        {
            CheckText(argument, "An argument of the scheduled command");
        }
    }

    /// <summary>Checks that a text can stand in one line of a file in UTF-8.</summary>
    /// <exception cref="InvalidInputException">It cannot.</exception>
    internal static void CheckText(string text, string what)
    {
        var isText = true;
        foreach (var rune in text.EnumerateRunes())
        {
            // An unpaired surrogate comes out as U+FFFD: it could not be written as UTF-8 and read back.
            isText &= !Rune.IsControl(rune) && rune.Value is not (0x2028 or 0x2029 or 0xFFFD);
        }

        if (!isText)
        {
            throw new InvalidInputException(
                text, $"{what} holds a control character or a line break, which schedulers cannot keep.", "Rename the folder, or choose another.");
        }
    }

    private static void CheckAbsolute(string path, string what, MachineEnvironment environment)
    {
        var isAbsolute = environment.System == "windows"
            ? path.StartsWith(@"\\", StringComparison.Ordinal) || (path.Length > 2 && char.IsAsciiLetter(path[0]) && path[1] == ':' && path[2] is '\\' or '/')
            : path.StartsWith('/');
        if (!isAbsolute)
        {
            throw new InvalidInputException(path, $"{what} must be an absolute path, and '{path}' is none.", "A schedule starts in no folder of yours: give the whole path.");
        }
    }
}
