using MemoryVault.Git;

namespace MemoryVault.Secrets.Redaction;

/// <summary>A file that came from where secrets are blacked out, with those put back that are known here.</summary>
/// <param name="Id">The file.</param>
/// <param name="MarksLeft">How many marks stayed, since it is not known here what stood there.</param>
/// <param name="LosesSecret">Marks stayed, and the first candidate has a secret that is no longer in it: one of them may stand for it.</param>
internal sealed record RestoredBlob(ObjectId Id, int MarksLeft, bool LosesSecret);
