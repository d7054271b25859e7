using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Memory.Events;

/// <summary>
/// Turns what is asked for into a walk of git's, which looks through messages and paths faster than we could. It finds too much sometimes (a word of the message's
/// body, an agent whose name is part of another's), so that what it finds is held against the options again.
/// </summary>
internal static class EventQuery
{
    /// <summary>Gives the walk.</summary>
    internal static LogQuery Of(ListEventsOptions options, ObjectId head) => new()
    {
        Start = head,
        Paths = options.Section is { } section ? PathsOf(section) : [],
        Since = options.Since,
        Until = options.Until,
        Messages = MessagesOf(options),
        Author = options.Agent is { } agent && agent.All(IsPlain) ? agent : null,
        NoMerges = true,
    };

    /// <summary>Tells whether an event is one of those that are asked for, but for its review.</summary>
    internal static bool Fits(ListEventsOptions options, MemoryEvent found) =>
        (options.Agent is null || options.Agent == found.AgentId)
        && (options.Source is null || options.Source == found.Provenance.Source)
        && (IsAll(options) || KindsOf(options).Contains(found.Kind, StringComparer.OrdinalIgnoreCase));

    /// <summary>Gives the text of a trailer as it stands in a message.</summary>
    internal static string Line(string trailer, string value) => $"{trailer}: {value}";

    // git looks for any of the words, so that the rarest are given to it alone.
    private static IReadOnlyList<string> MessagesOf(ListEventsOptions options) => options.Review == ReviewState.Required
        ? [Line(EventTrailer.Review, EventTrailer.ReviewRequired)]
        : IsAll(options)
        ? [Line(EventTrailer.Event, string.Empty)]
        : [.. KindsOf(options).Select(kind => Line(EventTrailer.Kind, kind.ToLowerInvariant()))];

    private static IReadOnlyList<string> PathsOf(string section) => MemoryFileName.TryEncode(section) is { } name
        ? [$"{MemoryTree.Root}/{name}", $"{MemoryTree.Root}/{name}.json"]
        : throw new InvalidInputException(section, $"There can be no section '{section}': its name is too long.", "Name a section that is there.");

    private static bool IsAll(ListEventsOptions options) => options.Kinds.Contains(EventKinds.All, StringComparer.OrdinalIgnoreCase);

    private static IReadOnlyList<string> KindsOf(ListEventsOptions options) => options.Kinds.Count == 0 ? EventKinds.OfMemory : options.Kinds;

    // What a signature keeps as it is.
    private static bool IsPlain(char letter) => letter is not ('<' or '>') && !char.IsControl(letter) && char.IsAscii(letter);
}
