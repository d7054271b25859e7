namespace MemoryVault.Vaults;

/// <summary>Which git is used.</summary>
/// <param name="Git">The version of the git executable; null if there is none.</param>
/// <param name="Objects">The engine of the object store: <c>git 2.39.5</c> or <c>libgit2 1.5.1</c>.</param>
/// <param name="Note">Why the in-process engine is not used although it could have been, or null.</param>
public sealed record GitEngineStatus(string? Git, string Objects, string? Note);
