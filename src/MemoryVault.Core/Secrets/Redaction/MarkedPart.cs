namespace MemoryVault.Secrets.Redaction;

/// <summary>A string of JSON or a line of text that holds marks.</summary>
/// <param name="Place">Where it stands in the bytes: of a string what is between the quotes.</param>
/// <param name="Key">By what it is known again: its text, of a string the name before it, too.</param>
internal sealed record MarkedPart(Range Place, string Key);
