using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.IR;
using Microsoft.CodeAnalysis;

namespace FusedKernels.Generator.Lowering;

/// <summary>Where the numbers of a parameter or a result lie in it.</summary>
internal static class PartPlaces
{
    /// <summary>A place for each part of the type's layout; null where it is not known.</summary>
    public static EquatableArray<PartPlace>? Of(ITypeSymbol type)
    {
        var places = new List<PartPlace>();
        return Add(type, string.Empty, places) ? places.ToEquatable() : null;
    }

    private static bool Add(ITypeSymbol type, string path, List<PartPlace> places)
    {
        // .NET is free to reorder the elements of a tuple: they are reached by their names.
        if (type is INamedTypeSymbol { IsTupleType: true } tuple)
            return tuple.TupleElements.All(element => Add(element.Type, $"{path}.{(element.CorrespondingTupleField ?? element).Name}", places));
        if (TypeTable.Scalar(type) is { } scalar)
            places.Add(new PartPlace(scalar, path, null, 0));
        else if (TypeTable.Structure(type) is { } layout)
            places.AddRange(layout.Offsets(out _).Select((offset, k) => new PartPlace(layout.Parts[k], path, Names.Of(type), offset)));
        else
            return false;
        return true;
    }
}
