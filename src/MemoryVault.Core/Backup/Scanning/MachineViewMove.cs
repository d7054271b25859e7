using MemoryVault.Git;

namespace MemoryVault.Backup.Scanning;

/// <summary>A machine's next view: what is to be written, and which ref is to move in the transaction of the change.</summary>
/// <param name="View">The view after it.</param>
/// <param name="Commit">Its commit.</param>
/// <param name="Ref">The update of its ref.</param>
public sealed record MachineViewMove(MachineView View, GitObject Commit, RefUpdate Ref);
