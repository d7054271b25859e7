namespace MemoryVault.Transcripts;

/// <summary>How a session source stands, as this machine remembers it: it is not contacted.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Preset">How it is reached.</param>
/// <param name="From">What it is: the app, host, pod or container with the folder, or the command.</param>
/// <param name="Transcripts">The transcripts that the vault has of it.</param>
/// <param name="LastPull">When it was last pulled without an error; null if never.</param>
/// <param name="FormatVersion">The agent's format version, as it was last seen; null if nothing told one.</param>
public sealed record SessionSourceStatus(string Name, string Preset, string From, int Transcripts, DateTimeOffset? LastPull, string? FormatVersion);
