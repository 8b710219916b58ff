using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace FusedKernels.Generator.Diagnostics;

/// <summary>A place in a source file, compared by value: a Roslyn <see cref="Location"/> keeps its tree alive and would defeat caching.</summary>
internal sealed record SourceLocation(string Path, TextSpan Span, LinePositionSpan Lines)
{
    public static SourceLocation Of(SyntaxNode node) => Of(node.GetLocation());

    public static SourceLocation Of(SyntaxToken token) => Of(token.GetLocation());

    public static SourceLocation Of(Location location) =>
        new(location.SourceTree?.FilePath ?? string.Empty, location.SourceSpan, location.GetLineSpan().Span);

    /// <summary>The location in the tree of <paramref name="compilation"/> that has this path (so that suppressions work).</summary>
    public Location ToLocation(Compilation compilation)
    {
        SyntaxTree? tree = compilation.SyntaxTrees.FirstOrDefault(t => t.FilePath == Path && t.Length >= Span.End);
        return tree is null ? Location.Create(Path, Span, Lines) : Location.Create(tree, Span);
    }
}
