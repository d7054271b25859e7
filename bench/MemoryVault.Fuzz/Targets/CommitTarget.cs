using MemoryVault.Git;
using MemoryVault.Memory.Events;

namespace MemoryVault.Fuzz.Targets;

/// <summary>A commit that a stranger wrote, with the trailers of an event.</summary>
internal sealed class CommitTarget() : TextTarget(
    "commit",
    "tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\nparent 0123456789012345678901234567890123456789\nauthor A <a@b> 1700000000 +0100\ncommitter A <a@b> 1700000000 -0930\n\nCheck in\n\nbody\n\n"
    + "Vault-Event: e1\nVault-Kind: checkin\nVault-Agent: ann\nVault-Confidence: 0.5\nVault-Operations: 3\nVault-Fence: 9\nVault-Undoes: a b\n",
    "tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\nauthor <> 0\ncommitter\n\n")
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Words =>
        [EventTrailer.Event + ": ", EventTrailer.Kind + ": x", EventTrailer.Confidence + ": NaN", EventTrailer.Confidence + ": 1e999", EventTrailer.Operations + ": 99999999999999999999", EventTrailer.Fence + ": -1", EventTrailer.Agent + ": \"\\ud800\"", "+9999", "-253402300800", "\nparent x"];

    /// <inheritdoc/>
    public override bool Allows(Exception error) => error is InvalidDataException or FormatException;

    /// <inheritdoc/>
    public override void Read(byte[] input)
    {
        var commit = CommitObject.Parse(input);
        var id = new GitObject(GitObjectKind.Commit, input).ComputeId();
        var found = new EventReader("/vault").TryRead(new LogEntry(id, commit));
        Require(found?.Provenance.Confidence is not { } confidence || double.IsFinite(confidence), "a confidence is a number that JSON can say");
        _ = CommitObject.Parse(commit.ToObject().Bytes.Span);
    }
}
