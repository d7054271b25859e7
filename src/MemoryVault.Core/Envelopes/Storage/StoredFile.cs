namespace MemoryVault.Envelopes;

/// <summary>A file that is there.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Stamp">A text that is another one when its content is: a hash, or what the system says of it.</param>
internal sealed record StoredFile(string Name, string Stamp);
