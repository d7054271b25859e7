using System.Globalization;
using MemoryVault.Git;

namespace MemoryVault.Memory.Events;

/// <summary>Reads a commit as an event.</summary>
/// <param name="vaultRoot">The vault's folder.</param>
internal sealed class EventReader(string vaultRoot)
{
    /// <summary>Reads it; null for a commit that is no event: of another program, or a merge with a remote, whose events stand in the history themselves.</summary>
    internal MemoryEvent? TryRead(LogEntry entry)
    {
        var message = entry.Commit.Message;
        if (message[EventTrailer.Event] is not { } id || message[EventTrailer.Kind] is not { } kind || entry.Commit.Parents.Count > 1)
        {
            return null;
        }

        return new MemoryEvent
        {
            EventId = id,
            Kind = kind,
            AgentId = message[EventTrailer.Agent],
            Timestamp = entry.Commit.Author.When,
            Revision = entry.Id.ToString(),
            Subject = message.Subject,
            BaseHash = message[EventTrailer.Base],
            HeadHashBefore = entry.Commit.Parents is [var parent] ? parent.ToString() : null,
            PatchSize = (int?)Number(message[EventTrailer.Operations]),
            Provenance = ProvenanceOf(message),
            Risk = message[EventTrailer.Risk],
            RequiresReview = message[EventTrailer.Review] == EventTrailer.ReviewRequired,
            Lease = message[EventTrailer.Lease],
            FencingToken = Number(message[EventTrailer.Fence]),
            Machine = message[EventTrailer.Machine],
            Approves = Values(message, EventTrailer.Approves),
            Undoes = Values(message, EventTrailer.Undoes),
            Vault = vaultRoot,
        };
    }

    /// <summary>Reads where a change comes from.</summary>
    internal static EventProvenance ProvenanceOf(CommitMessage message) => new(
        message[EventTrailer.Source],
        double.TryParse(message[EventTrailer.Confidence], NumberStyles.Float, CultureInfo.InvariantCulture, out var confidence) && double.IsFinite(confidence) ? confidence : null,
        message[EventTrailer.Justification],
        message[EventTrailer.Method]);

    private static long? Number(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string[] Values(CommitMessage message, string name) =>
        [.. message.Trailers.Where(trailer => trailer.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(trailer => trailer.Value)];
}
