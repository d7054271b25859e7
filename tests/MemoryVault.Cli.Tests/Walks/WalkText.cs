using System.Text.RegularExpressions;

namespace MemoryVault.Cli.Tests.Walks;

/// <summary>Makes alike what differs from one run to the next, in what a document shows and in what a program wrote. All else counts word for word.</summary>
internal static partial class WalkText
{
    internal static string Alike(string line)
    {
        line = Moment().Replace(line, "<moment>");
        line = ClockTime().Replace(line, "<clock>");
        line = Elapsed().Replace(line, "<elapsed>");
        line = Token().Replace(line, "<token>");
        line = EventId().Replace(line, "<event>");
        line = LeaseId().Replace(line, "$1<lease>");
        line = ProcessId().Replace(line, "process <id>");
        line = GitVersion().Replace(line, "git <version>");
        line = RepositorySize().Replace(line, "$1<size>");
        line = Chain().Replace(line, "<chain>");
        line = ProvenSize().Replace(line, "$1<size>");
        line = AgeText().Replace(line, "<age>");
        return Revision().Replace(line, "<revision>");
    }

    [GeneratedRegex(@"\b\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ")]
    private static partial Regex Moment();

    [GeneratedRegex(@"^\d\d:\d\d:\d\d(?=  )")]
    private static partial Regex ClockTime();

    [GeneratedRegex(@"\(\d+\.\d s\)")]
    private static partial Regex Elapsed();

    // Milliseconds since 1970 of a grant.
    [GeneratedRegex(@"\b\d{13}\b")]
    private static partial Regex Token();

    [GeneratedRegex(@"\b[0-9a-f]{8}-[0-9a-f]{4}\b(?!-)")]
    private static partial Regex EventId();

    [GeneratedRegex(@"\b(Lease +|force-release )[a-z0-9]{10}\b")]
    private static partial Regex LeaseId();

    [GeneratedRegex(@"\bprocess \d+")]
    private static partial Regex ProcessId();

    [GeneratedRegex(@"\bgit \d[\w.]*")]
    private static partial Regex GitVersion();

    // git packs a commit to some bytes more or less, as its time and its id have it.
    [GeneratedRegex(@"^(Repository +)[\d.]+ kB")]
    private static partial Regex RepositorySize();

    [GeneratedRegex(@"\b[0-9a-f]{4}(-[0-9a-f]{4}){4}\b")]
    private static partial Regex Chain();

    // The machine's record is in it, which names the home.
    [GeneratedRegex(@"^(Proven: .*, )[\d.]+ kB")]
    private static partial Regex ProvenSize();

    [GeneratedRegex(@"\bage1[0-9a-z]{20,}")]
    private static partial Regex AgeText();

    [GeneratedRegex(@"\b(?=[0-9a-f]*[0-9])[0-9a-f]{7}\b|\b[0-9a-f]{40}\b")]
    private static partial Regex Revision();
}
