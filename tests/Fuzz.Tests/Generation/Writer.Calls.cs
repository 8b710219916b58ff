using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FusedKernels.Fuzz.Tests.Tree;
using FusedKernels.Generator.IR;

namespace FusedKernels.Fuzz.Tests.Generation;

/// <summary>A method that can be called.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Results">What it returns: one number, or a tuple.</param>
/// <param name="Parameters">Types of its parameters by value.</param>
/// <param name="MayFault">Whether it holds an operation that throws for some operands.</param>
internal sealed record Helper(string Name, ImmutableArray<ScalarType> Results, ImmutableArray<ScalarType> Parameters, bool MayFault)
{
    /// <summary>The type of its ref parameter, which comes first; null for none.</summary>
    public ScalarType? Ref { get; init; }

    /// <summary>The type of its out parameter, which comes next; null for none.</summary>
    public ScalarType? Out { get; init; }

    public bool IsByValue => Ref is null && Out is null;
}

/// <content>Calls of helpers.</content>
internal sealed partial class Writer
{
    private IEnumerable<Helper> Callable => Helpers.Where(h => CanFault || !h.MayFault);

    private Code? CallOfHelper(ScalarType type, int depth)
    {
        Helper[] known = [.. Callable.Where(h => h.IsByValue && h.Results is [var result] && result == type)];
        return known.Length == 0 ? null : CallOf(Pick(known), type, depth);
    }

    private Code CallOf(Helper helper, ScalarType type, int depth)
    {
        HasFaults |= helper.MayFault;
        string holes = string.Join(", ", Enumerable.Range(0, helper.Parameters.Length).Select(i => $"{{{i}}}"));
        return new Code(type, "call of a helper", $"{helper.Name}({holes})", [.. helper.Parameters.Select(p => Value(p, depth - 1))]);
    }

    private Line[]? Deconstruct()
    {
        Helper[] known = [.. Callable.Where(h => h.IsByValue && h.Results.Length > 1)];
        if (known.Length == 0)
            return null;
        Helper helper = Pick(known);
        Code call = CallOf(helper, helper.Results[0], 2);
        Local[] locals = [.. helper.Results.Select(type => new Local(NewName(), type, IsMutable: true))];
        scope.AddRange(locals);
        return [Line.Of("deconstruction", $"({string.Join(", ", locals.Select(l => $"{l.Type.Keyword()} {l.Name}"))}) = {{0}};", call)];
    }

    /// <summary>A call that sets variables; one variable may stand for both of its references.</summary>
    private Line[]? CallByReference()
    {
        Helper[] known = [.. Callable.Where(h => !h.IsByValue)];
        if (known.Length == 0)
            return null;
        Helper helper = Pick(known);
        HasFaults |= helper.MayFault;
        List<Line> lines = [];
        List<string> arguments = [];
        if (helper.Ref is { } byRef)
        {
            if (Mutable(byRef).Length == 0)
                lines.Add(Declare(byRef));
            arguments.Add("ref " + Pick(Mutable(byRef)).Name);
        }

        Code[] values = [.. helper.Parameters.Select(p => Value(p, 1))];
        Local? made = null;
        if (helper.Out is { } byOut)
        {
            Local[] old = Mutable(byOut);
            made = old.Length == 0 || Chance(60) ? new Local(NewName(), byOut, IsMutable: true) : null;
            arguments.Add(made is null ? "out " + Pick(old).Name : $"out {byOut.Keyword()} {made.Name}");
        }

        arguments.AddRange(values.Select((_, k) => $"{{{Number(k)}}}"));
        string call = $"{helper.Name}({string.Join(", ", arguments)})";
        ScalarType type = helper.Results[0];
        Local[] targets = Mutable(type);
        if (made is not null)
            scope.Add(made);
        string construct = (helper.Ref, helper.Out) switch { (_, null) => "call by ref", (null, _) => "call with out", _ => "call by ref and with out" };
        if (targets.Length > 0 && Chance(40))
        {
            lines.Add(Line.Of(construct, $"{Pick(targets).Name} = {call};", [.. values]));
            return [.. lines];
        }

        var result = new Local(NewName(), type, IsMutable: true);
        scope.Add(result);
        lines.Add(Line.Of(construct, $"{type.Keyword()} {result.Name} = {call};", [.. values]));
        return [.. lines];
    }

    private Local[] Mutable(ScalarType type) => [.. scope.Where(l => l.IsMutable && l.Type == type)];
}
