namespace MemoryVault.Git;

/// <summary>What a git process that has ended gave.</summary>
/// <param name="Command">The git command: <c>update-ref</c>.</param>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Bytes">All of its standard output.</param>
/// <param name="ErrorText">Its error stream, bounded and without credentials and progress.</param>
internal sealed record GitOutput(string Command, int ExitCode, ReadOnlyMemory<byte> Bytes, string ErrorText)
{
    /// <summary>Gets the output as text.</summary>
    internal string Text => GitText.Decode(Bytes.Span);

    /// <summary>Gets the lines of the output.</summary>
    internal string[] Lines => Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Passes the output on if the process succeeded.</summary>
    /// <exception cref="GitFailedException">It did not.</exception>
    internal GitOutput EnsureSuccess(string? target = null) => ExitCode == 0 ? this : throw Failure(target);

    /// <summary>Reads an id that is all of a line, or a part of one.</summary>
    /// <exception cref="GitFailedException">It is none: what was started is no git, or a broken one.</exception>
    internal ObjectId ReadId(ReadOnlySpan<char> text) => ObjectId.TryParse(text, out var id) ? id : throw Unreadable();

    /// <summary>Reads the id that is the first line.</summary>
    /// <inheritdoc cref="ReadId(ReadOnlySpan{char})" path="/exception"/>
    internal ObjectId ReadId() => ReadId(Lines is [var line, ..] ? line : string.Empty);

    /// <summary>Makes the error of a process that ended well and answered something that the command never answers.</summary>
    internal GitFailedException Unreadable() => new(Command, ExitCode, "Its answer is not one of git's. Is what PATH has as 'git' really git, and whole?");

    /// <summary>Makes the error of a failed process.</summary>
    internal GitFailedException Failure(string? target = null) => new(Command, ExitCode, ErrorText, target);
}
