namespace MemoryVault.Git;

/// <summary>An object and what it is known by.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">One of its paths; of a commit <c>commit</c> and the beginning of its id; of a root tree nothing.</param>
public sealed record NamedObject(ObjectId Id, string Name);
