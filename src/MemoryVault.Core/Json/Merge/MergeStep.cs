namespace MemoryVault.Json.Merge;

/// <summary>One step of the way to a conflict.</summary>
/// <param name="Token">The name of the member, or the index of the element.</param>
/// <param name="Identity">The members that identify the element (<c>{"id": 7}</c>); null for a member of an object.</param>
public sealed record MergeStep(string Token, JsonObject? Identity);
