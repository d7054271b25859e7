namespace MemoryVault.Vaults;

/// <summary>One thing that could not be done while the rest went on.</summary>
/// <param name="Id">The stable id of this sort of error: <c>SourceMissing</c>, <c>FileUnreadable</c>, <c>NameNotUtf8</c>.</param>
/// <param name="Target">The file, source or remote.</param>
/// <param name="Message">What is wrong with it.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record ItemError(string Id, string Target, string Message, string Remedy);
