namespace MemoryVault.Knowledge;

/// <summary>What the files of a project are called in a place.</summary>
internal interface IKnowledgeNames
{
    /// <summary>Gives the name of a file there, which another file never has.</summary>
    /// <param name="path">Its path in the project, with <c>/</c>.</param>
    /// <exception cref="Vaults.VaultException">The place can have no such file.</exception>
    string Encode(string path);

    /// <summary>Gives the path in the project of what is there; null if it is none of the project's files (a marker, what somebody else put there).</summary>
    /// <param name="name">Its path below the folder of the place.</param>
    string? TryDecode(string name);
}
