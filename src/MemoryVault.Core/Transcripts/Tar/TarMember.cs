namespace MemoryVault.Transcripts;

/// <summary>A member of an archive.</summary>
/// <param name="Name">Its name, as <see cref="Git.GitText"/> decodes bytes.</param>
/// <param name="Kind">The letter of its kind: <c>0</c> a file, <c>5</c> a folder.</param>
/// <param name="Size">The bytes of its content.</param>
/// <param name="Modified">When it was changed last.</param>
/// <param name="Problem">What is wrong with its headers, as the end of a sentence; null if nothing is.</param>
internal sealed record TarMember(string Name, char Kind, long Size, DateTimeOffset Modified, string? Problem)
{
    /// <summary>Gets a value indicating whether it is a plain file.</summary>
    internal bool IsFile => Kind is '0' or '7' && !Name.EndsWith('/');

    /// <summary>Gets a value indicating whether it is a folder; old programs tell by the name alone.</summary>
    internal bool IsFolder => Kind == '5' || (Kind is '0' && Name.EndsWith('/'));

    /// <summary>Gets why a member of its kind is not taken, as the end of a sentence.</summary>
    internal string Reason => Kind switch
    {
        '1' => "is a hard link",
        '2' => "is a symbolic link",
        '3' or '4' => "is a device",
        '6' => "is a named pipe",
        'S' => "is a sparse file",
        _ => "is of a kind that is not taken",
    };
}
