namespace MemoryVault.Envelopes;

/// <summary>A file that is ready to be added.</summary>
/// <param name="Name">The name that it will have.</param>
/// <param name="Handle">What the storage knows it by until then.</param>
internal sealed record StagedFile(string Name, string Handle);
