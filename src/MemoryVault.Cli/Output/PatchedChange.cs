using MemoryVault.History;

namespace MemoryVault.Cli.Output;

/// <summary>A file that differs between two snapshots, with its unified diff.</summary>
internal sealed record PatchedChange(SnapshotChange Change, string Patch);
