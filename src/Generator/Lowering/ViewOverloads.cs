using System;
using System.Linq;
using FusedKernels.Generator.IR;
using Microsoft.CodeAnalysis;

namespace FusedKernels.Generator.Lowering;

/// <summary>
/// Which methods would get the same overloads on ILGPU's views: arrays and spans of one element type all become one type of view, and
/// a type may have such an overload already.
/// </summary>
internal static class ViewOverloads
{
    private const string Runtime = "ILGPU.Runtime";

    /// <summary>The method, as a reader knows it, that has a kernel's overloads on views or gets them first; null where there is none.</summary>
    public static string? Rival(IMethodSymbol method)
    {
        if (method.ContainingType is null)
            return null;
        Shape[] views = Shapes(method);
        bool isEarlier = true;
        foreach (IMethodSymbol other in method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>())
        {
            isEarlier &= !SymbolEqualityComparer.Default.Equals(other.PartialImplementationPart ?? other, method);
            if (other.Arity > 0 || !SignatureLowering.IsWritten(other))
                continue;
            bool clashes = other.Parameters.Any(p => IsView(p.Type))
                ? Shapes(other).SequenceEqual(views) || (IsStream(other.Parameters[0].Type) && Shapes(other).Skip(1).SequenceEqual(views))
                : isEarlier && other.ReturnsVoid && KernelLowering.Flags(other).Parallel && Shapes(other).SequenceEqual(views);
            if (clashes)
                return $"{other.Name}({string.Join(", ", other.Parameters.Select(p => p.Type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)))})";
        }

        return null;
    }

    private static Shape[] Shapes(IMethodSymbol method) => method.Parameters.Select(p => ShapeOf(p.Type)).ToArray();

    /// <summary>What a parameter's type has in common with all that become the same view: its elements and the number of dimensions.</summary>
    private static Shape ShapeOf(ITypeSymbol type) => type switch
    {
        _ when TypeTable.Buffer(type) is { Structure: null, Kind: not BufferKind.Rows } buffer => new Shape(null, buffer.Element, buffer.Rank),
        INamedTypeSymbol view when IsView(view) && TypeTable.Scalar(view.TypeArguments[0]) is { } element =>
            new Shape(null, element, view.Name == "ArrayView1D" ? 1 : 2),
        _ => new Shape(type, default, 0),
    };

    private static bool IsView(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeArguments.Length: 2 } view && IsIn(view, Runtime)
        && (view.Name, view.TypeArguments[1].MetadataName) is ("ArrayView1D", "Dense") or ("ArrayView2D", "DenseY");

    private static bool IsStream(ITypeSymbol type) => type.Name == "AcceleratorStream" && IsIn(type, Runtime);

    private static bool IsIn(ITypeSymbol type, string space) => type.ContainingType is null && Names.Of(type.ContainingNamespace) == space;

    /// <param name="type">The type itself where it is not one of a buffer.</param>
    /// <param name="element">Type of the elements.</param>
    /// <param name="rank">The number of dimensions, 0 for what is no buffer.</param>
    private readonly struct Shape(ITypeSymbol? type, ScalarType element, int rank) : IEquatable<Shape>
    {
        private readonly ITypeSymbol? type = type;
        private readonly (ScalarType Element, int Rank) buffer = (element, rank);

        public bool Equals(Shape other) => buffer == other.buffer && SymbolEqualityComparer.Default.Equals(type, other.type);

        public override bool Equals(object? obj) => obj is Shape other && Equals(other);

        public override int GetHashCode() => buffer.GetHashCode();
    }
}
