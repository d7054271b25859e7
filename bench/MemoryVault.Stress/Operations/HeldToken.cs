namespace MemoryVault.Stress.Operations;

/// <summary>A lease that a process believes to have.</summary>
internal sealed record HeldToken(long Token, string Scope, bool IsShared);
