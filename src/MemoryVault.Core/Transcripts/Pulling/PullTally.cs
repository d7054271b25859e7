using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Transcripts;

/// <summary>Adds up what a pull did, over all its attempts and commits.</summary>
internal sealed class PullTally(string source)
{
    /// <summary>Gets what was done so far.</summary>
    internal SessionPullOutcome Outcome { get; private set; } = new() { Source = source };

    /// <summary>Counts what is to be committed.</summary>
    internal void Count(IReadOnlyCollection<ReceivedChange> changes, string? format) => Outcome = Outcome with
    {
        New = Outcome.New + CountTranscripts(changes, SegmentChange.New),
        Grown = Outcome.Grown + CountTranscripts(changes, SegmentChange.Grown),
        Rewritten = Outcome.Rewritten + CountTranscripts(changes, SegmentChange.Rewritten),
        Others = Outcome.Others + changes.OfType<ReceivedWhole>().Count(c => c is { IsDamaged: false, Change: not SegmentChange.None }),
        FormatVersion = format,
    };

    /// <summary>Gives what was counted since.</summary>
    internal SessionPullOutcome Since(SessionPullOutcome before) => Outcome with
    {
        New = Outcome.New - before.New,
        Grown = Outcome.Grown - before.Grown,
        Rewritten = Outcome.Rewritten - before.Rewritten,
        Others = Outcome.Others - before.Others,
        DeletedAtSource = 0,
    };

    /// <summary>Notes a commit.</summary>
    internal void Committed(ObjectId? commit, int newlyMissing) => Outcome = Outcome with
    {
        Commit = commit?.ToString() ?? Outcome.Commit, DeletedAtSource = Outcome.DeletedAtSource + newlyMissing,
    };

    /// <summary>Adds what came from the source.</summary>
    internal void AddReceived(long bytes) => Outcome = Outcome with { BytesReceived = Outcome.BytesReceived + bytes };

    /// <summary>Adds what was written.</summary>
    internal void AddStored(long bytes) => Outcome = Outcome with { BytesStored = Outcome.BytesStored + bytes };

    /// <summary>Adds what was refused; what a second attempt refuses again counts once.</summary>
    internal void Refuse(IEnumerable<RefusedMember> refused) => Outcome = Outcome with { Refused = [.. Outcome.Refused.Union(refused)] };

    /// <summary>Adds a warning.</summary>
    internal void Warn(string warning) => Outcome = Outcome with { Warnings = [.. Outcome.Warnings, warning] };

    /// <summary>Adds an error.</summary>
    internal void Add(ItemError error) => Outcome = Outcome with { Errors = [.. Outcome.Errors, error] };

    private static int CountTranscripts(IEnumerable<ReceivedChange> changes, SegmentChange change) => changes.OfType<ReceivedTranscript>().Count(c => c.Change == change);
}
