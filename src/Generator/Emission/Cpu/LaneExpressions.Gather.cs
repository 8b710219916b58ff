using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Emission.Cpu;

/// <content>
/// Reads and writes at places of their own. Each lane's index is checked before any is made; if one is out of range, the gang is run again in scalar
/// code, which throws at the iteration that C# would throw at, with the ones before it done.
/// </content>
internal sealed partial class LaneExpressions
{
    private LaneValue Gather(Load load, LaneMask mask)
    {
        KernelBuffer buffer = load.Buffer;
        gang.Place.Use(buffer);
        LaneValue[] index = load.Index.Select(i => Spread(Print(i, mask))).ToArray();
        string? key = Key(load, index, mask);
        if (key is not null && memory.Known(key) is { } known)
            return known;
        (LaneValue at, LaneValue? on) = PrintPlaces(buffer, load.Index, index, mask);
        bool isSmall = buffer.Element.Size() < 4;
        string[] parts = at.Parts.Select((p, k) =>
            $"KernelRuntime.LaneGather.{(isSmall ? "LoadSmall" : "Load")}(ref {LaneMemory.Reference(buffer)}, {p}{(on is null ? "" : $", {on.Parts[k]}")})").ToArray();
        LaneValue value = gang.Named(FromInts(buffer.Element, parts), buffer.Name);
        if (key is not null)
            memory.Remember(key, value);
        return value;
    }

    /// <summary>
    /// Writes at places of their own, which are checked first; the first lane first, so that of several that meet the last one counts, as in C#.
    /// </summary>
    public void Scatter(Store store, LaneMask mask)
    {
        KernelBuffer buffer = store.Buffer;
        gang.Place.Use(buffer);
        LaneValue[] index = store.Index.Select(i => Spread(Print(i, mask))).ToArray();
        (LaneValue at, LaneValue? on) = PrintPlaces(buffer, store.Index, index, mask);
        LaneValue value = gang.Named(ToInts(gang.Named(Spread(Print(store.Value, mask), maskSize: 4), "small")), "written");
        string name = buffer.Element.Size() < 4 ? "StoreSmall" : "Store";
        for (int p = 0; p < at.Parts.Count; p++)
            gang.Writer.Line($"KernelRuntime.LaneScatter.{name}({value.Parts[p]}, ref {LaneMemory.Reference(buffer)}, {at.Parts[p]}{(on is null ? "" : $", {on.Parts[p]}")});");
        memory.Forget(buffer);
    }

    /// <summary>Takes a value of each lane into an element of its own choice, the first lane first; the places that are not proved are checked before.</summary>
    public void Take(Update update, LaneMask mask)
    {
        KernelBuffer buffer = update.Buffer;
        gang.Place.Use(buffer);
        LaneValue[] index = update.Index.Select(i => Spread(Print(i, mask))).ToArray();
        (LaneValue at, LaneValue? on) = PrintPlaces(buffer, update.Index, index, mask, isProved: !gang.Unit.Late.Contains(update.Id));
        LaneValue value = Print(update.Value, mask);
        if (!value.IsUniform)
            value = gang.Named(ToInts(gang.Named(Spread(value, maskSize: 4), "small")), "taken");
        string form = value.IsUniform ? "Take" : "TakeEach";
        string types = $"{buffer.Element.Keyword()}, {LaneOperators.Operator(update.Kind, buffer.Element)}, {LaneTypes.Vector(gang.Width, at.Type)}";
        if (!value.IsUniform)
            types += $", {LaneTypes.Vector(gang.Width, value.Type)}";
        for (int p = 0; p < at.Parts.Count; p++)
            gang.Writer.Line($"KernelRuntime.LaneTally.{form}<{types}>(ref {buffer.Name}, {at.Parts[p]}, {(value.IsUniform ? value.Scalar : value.Parts[p])}{(on is null ? "" : $", {on.Parts[p]}")});");
        memory.Forget(buffer);
    }

    /// <summary>What the same read is known by, while nothing is written that may lie there; null where its index may change meanwhile.</summary>
    private string? Key(Load load, LaneValue[] index, LaneMask mask)
    {
        bool isStable = load.Index.SelectMany(i => i.All()).OfType<VariableRef>()
            .All(r => r.Variable.Kind == VariableKind.Index || gang.Place.Facts.Definitions.IsStable(r.Variable));
        string under = mask.Condition is { } on ? string.Join(",", on.Parts) : mask.Tail is null ? "" : "tail";
        return isStable ? $"{load.Buffer.Element}:{load.Buffer.Name}[{string.Join(";", index.SelectMany(i => i.Parts))}]{under}" : null;
    }

    /// <summary>
    /// Checks the indices of the lanes that are on, and gives their places in memory: in eight bytes for elements of eight, otherwise in four,
    /// which entry checks make sure of; and the lanes that are on at that size, or null for all.
    /// </summary>
    private (LaneValue At, LaneValue? On) PrintPlaces(KernelBuffer buffer, EquatableArray<Expr> subscripts, LaneValue[] index, LaneMask mask, bool isProved = false)
    {
        for (int d = 0; d < index.Length; d++)
        {
            index[d] = gang.Named(index[d], "at");
            if (!isProved && !buffer.IsOfFields(d))
                PrintOutside(index[d], gang.Place.Length(buffer, d), mask);
        }

        ScalarType place = buffer.Element.Size() == 8 ? ScalarType.Int64 : ScalarType.Int32;
        ScalarType counted = index.All(i => i.Type == ScalarType.Int32) ? ScalarType.Int32 : place;
        LaneValue at = As(index[0], counted);
        for (int d = 1; d < index.Length; d++)
        {
            string length = $"{v}.Create(({counted.Keyword()}){gang.Place.Length(buffer, d)})";
            at = Zip(at, As(index[d], counted), (row, column) => $"(({row} * {length}) + {column})");
        }

        at = As(gang.Named(at, "place"), place);
        return (gang.Named(at, "place"), OnIn(mask, place.Size()) is { } on ? gang.Named(on, "on") : null);
    }

    private LaneValue As(LaneValue index, ScalarType type) =>
        index.Type == type ? index : LaneValue.Vectors(type, conversions.Convert(index.Parts, index.Type, type));

    /// <summary>Elements that lanes read by themselves: those of less than four bytes as ints.</summary>
    private LaneValue FromInts(ScalarType element, IReadOnlyList<string> parts) => element switch
    {
        ScalarType.Boolean => LaneValue.Mask(4, parts.Select(p => $"(~{v}.Equals({p}, {LaneTypes.Vector(gang.Width, ScalarType.Int32)}.Zero))").ToArray()),
        _ when element.Size() < 4 => LaneValue.Vectors(element, conversions.Convert(gang.Named(LaneValue.Vectors(ScalarType.Int32, parts), "small").Parts, ScalarType.Int32, LaneTypes.InMemory(element))),
        _ => LaneValue.Vectors(element, parts),
    };

    private LaneValue ToInts(LaneValue value) => value.Type switch
    {
        ScalarType.Boolean => LaneValue.Vectors(ScalarType.Int32, value.Parts.Select(p => $"({p} & {LaneTypes.Vector(gang.Width, ScalarType.Int32)}.One)").ToArray()),
        var type when type.Size() < 4 => LaneValue.Vectors(ScalarType.Int32, conversions.Convert(value.Parts, LaneTypes.InMemory(type), ScalarType.Int32)),
        _ => value,
    };

    /// <summary>Leaves the gang to the scalar form if the index of a lane that is on lies outside.</summary>
    private void PrintOutside(LaneValue index, string length, LaneMask mask)
    {
        LaneValue? active = OnIn(mask, index.Type.Size()) is { } on ? gang.Named(on, "on") : null;
        string outside = string.Join(" | ", index.Parts.Select((p, k) =>
            active is null ? $"KernelRuntime.LaneGather.Outside({p}, {length})" : $"(KernelRuntime.LaneGather.Outside({p}, {length}) & {active.Parts[k]})"));
        gang.Writer.Line($"if (({outside}) != {LaneTypes.Vector(gang.Width, index.Type)}.Zero)");
        gang.Writer.Braces(string.Empty, PrintFault);
    }

    /// <summary>Leaves the gang to source order, which throws.</summary>
    private void PrintFault() => LaneRange.Of(gang).PrintFault(gang);
}
