namespace MemoryVault.Transcripts;

/// <summary>Something of a source that was not taken.</summary>
/// <param name="Name">Its name in a form that can be shown.</param>
/// <param name="Reason">Why, as the end of a sentence: <c>is a symbolic link</c>.</param>
public sealed record RefusedMember(string Name, string Reason);
