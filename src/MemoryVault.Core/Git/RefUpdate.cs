namespace MemoryVault.Git;

/// <summary>One ref of a transaction.</summary>
/// <param name="Name">The full name: <c>refs/heads/main</c>.</param>
/// <param name="NewId">The new value; <see cref="ObjectId.None"/> deletes the ref.</param>
/// <param name="ExpectedId">The value it must have now; <see cref="ObjectId.None"/> means it must not exist.</param>
public sealed record RefUpdate(string Name, ObjectId NewId, ObjectId ExpectedId);
