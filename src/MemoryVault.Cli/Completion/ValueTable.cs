using System.CommandLine;
using MemoryVault.Cli.Commands;
using MemoryVault.Completion;
using MemoryVault.Json.Merge;
using MemoryVault.Memory.Events;
using MemoryVault.Schedules;
using MemoryVault.Secrets;
using MemoryVault.Vaults;

namespace MemoryVault.Cli.Completion;

/// <summary>
/// Tells what can stand for an option's value or an operand by the name that the help gives it (<c>AGENT</c>, <c>DIR</c>), and by the command where that name
/// alone does not say.
/// </summary>
internal static class ValueTable
{
    /// <summary>Gives the sort; null for a name that the table does not know, which a test forbids.</summary>
    /// <param name="command">The command's name with those of its groups: <c>sessions source add</c>.</param>
    /// <param name="symbol">The option or the operand.</param>
    internal static ValueSort? Of(string command, Symbol symbol) =>
        symbol is Option option ? OfOption(command, option) : OfName(command, symbol.Name);

    private static ValueSort? OfOption(string command, Option option) => (option.Name, command) switch
    {
        ("--vault", _) => new ValueSort(ConfiguredCandidates.VaultsAsync, PathKind.Folders),
        ("--review", _) => ValueSort.Of<ReviewState>(),
        ("--agent", "find") => new ValueSort(ConfiguredCandidates.PresetsAsync),
        ("--name", _) => new ValueSort(ConfiguredCandidates.SchedulesAsync),
        ("--place", _) => new ValueSort(ConfiguredCandidates.PlacesAsync),
        ("--kind", "history") => new ValueSort(HistoryCandidates.SnapshotKindsAsync),
        ("--source", "sync" or "watch") => new ValueSort(ConfiguredCandidates.SourcesAsync),
        ("--source", _) when option.HelpName == "NAME" => new ValueSort(ConfiguredCandidates.SessionSourcesAsync),
        ("--session", _) => new ValueSort(HistoryCandidates.SessionsAsync),
        ("--accept", _) => ValueSort.Text,
        ("--folder", "sessions source add") => ValueSort.Text,
        ("--patch" or "--merge-patch" or "--proposed", _) => ValueSort.File,
        _ => option.HelpName is "NAME" or "ID" ? ValueSort.Text : OfName(command, option.HelpName),
    };

    private static ValueSort? OfName(string command, string? name) => name switch
    {
        "AGENT" or "WHO" => new ValueSort(MemoryCandidates.AgentsAsync),
        CheckinCommand.Positions => new ValueSort(MemoryCandidates.AgentsAsync, PathKind.Files),
        "SCOPE" => new ValueSort(MemoryCandidates.ScopesAsync),
        "SECTION" => new ValueSort(MemoryCandidates.SectionsAsync),
        "STATE" or "REVISION" or "REVISION-OR-TIME" or "REV" => new ValueSort(HistoryCandidates.RevisionsAsync),
        "EVENT" => new ValueSort(HistoryCandidates.EventsAsync),
        "KIND" => new ValueSort(HistoryCandidates.EventKindsAsync),
        "STRATEGY" => ValueSort.Of<MergeStrategy>(),
        "POLICY" => ValueSort.Of<SecretPolicy>(),
        "LEVEL" => ValueSort.Of<VaultLogLevel>(),
        "SCHEDULER" => ValueSort.Of(ScheduleRegistry.Names),
        "SHELL" => ValueSort.Of(CompletionScript.Shells),
        "PRESET" => new ValueSort(command == "sessions source add" ? ConfiguredCandidates.SessionPresetsAsync : ConfiguredCandidates.PresetsAsync),
        "PROJECT" => command == "knowledge copy" ? ValueSort.Text : new ValueSort(ConfiguredCandidates.ProjectsAsync),
        "NAME" => OfNamed(command),
        "ID" => new ValueSort(OfIdentified(command)),
        "DIR" or "DIR|URL" or "URL" => ValueSort.Folder,
        "PATH" when command is "memory get" or "trace" => new ValueSort(MemoryCandidates.EntriesAsync),
        "A" or "B" when command == "diff" => new ValueSort(HistoryCandidates.RevisionsAsync),
        "PATH" or "FILE" or "COMMAND" or "DOC" or "PATCH" or "A" or "B" or "BASE" or "OURS" or "THEIRS" => ValueSort.File,
        "TEXT" or "N" or "SECONDS" or "TTL" or "TIME" or "DURATION" or "GLOB" or "DAYS" or "C" or "JSON" or "POINTER" or "RECIPIENT" or "FINGERPRINT" or "BRANCH" or "FOLDER"
            or "OLD=NEW" or "SOURCE" or "'NAME <EMAIL>'" => ValueSort.Text,
        _ => null,
    };

    private static ValueSort OfNamed(string command) => command.Split(' ') switch
    {
        [.., "add"] => ValueSort.Text,
        ["remote", ..] => new ValueSort(ConfiguredCandidates.RemotesAsync),
        ["source", ..] => new ValueSort(ConfiguredCandidates.SourcesAsync),
        ["sessions", ..] => new ValueSort(ConfiguredCandidates.SessionSourcesAsync),
        ["schedule", ..] => new ValueSort(ConfiguredCandidates.SchedulesAsync),
        ["knowledge", ..] => new ValueSort(ConfiguredCandidates.ProjectsAsync),
        _ => ValueSort.Text,
    };

    private static CandidateReader OfIdentified(string command) => command.Split(' ')[0] switch
    {
        "lease" => MemoryCandidates.LeasesAsync,
        "conflicts" => HistoryCandidates.ConflictsAsync,
        _ => HistoryCandidates.SessionsAsync,
    };
}
