namespace MemoryVault.Transcripts;

/// <summary>A message in which a text was found.</summary>
/// <param name="Session">The session's id.</param>
/// <param name="Source">The session source.</param>
/// <param name="Path">The transcript's path at the source.</param>
/// <param name="Line">The number of the line, from 1.</param>
/// <param name="Time">When the message was written; null if it does not say.</param>
/// <param name="Role">Who speaks; null where the line is no message.</param>
/// <param name="Excerpt">The text around the first place, in one line.</param>
public sealed record SessionHit(string Session, string Source, string Path, int Line, DateTimeOffset? Time, string? Role, string Excerpt);
