using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Transforms;

/// <summary>
/// Reads an element at the start of an iteration where a later iteration overwrites it and the read stands behind that write: a gang that does
/// one statement after the other would read what its own lanes have written.
/// <code>
/// before: for i { a[i] = b[i] * c[i]; b[i] = a[i] * a[i + 1] }
/// after:  for i { ahead = a[i + 1]; a[i] = b[i] * c[i]; b[i] = a[i] * ahead }
/// </code>
/// The element is in range in every iteration, which is checked on entry, and nothing before the read in its own iteration writes it.
/// </summary>
internal static class PreloadElements
{
    public static GuardedLoop? Run(For loop, BodyFacts facts, FreeNames names)
    {
        HashSet<int> wanted = new(Dependence.All(loop, facts.Accesses, facts.Affine, (a, b) => a == b)
            .Where(c => c.Unless is null && c is { Distance: not (null or 0), Source.IsStore: false } && !StatementOrder.Keeps(c, loop, facts.Accesses, facts.Affine))
            .Select(c => c.Source.Id));
        if (wanted.Count == 0)
            return null;
        HashSet<KernelBuffer> own = loop.Body.Made();
        Access[] inside = facts.In(loop).Where(a => !own.Contains(a.Buffer)).ToArray();
        List<(KernelBuffer, KernelBuffer)> apart = [];
        List<Stmt> ahead = [];
        Dictionary<int, VariableRef> read = [];
        int nextId = facts.Body.FreeId();
        foreach (Access load in inside.Where(a => wanted.Contains(a.Id)))
        {
            bool isAlways = load.From(loop).Count() == 1;
            EquatableArray<Expr> index = load.Index.Select(facts.Affine.Inline).ToEquatable();
            HashSet<Variable> changing = new(loop.Body.Sets());
            bool isKnown = index.SelectMany(i => i.All()).All(e => e is not Load && !(e is VariableRef { Variable: var v } && changing.Contains(v)));
            if (!isAlways || !isKnown || read.ContainsKey(load.Id) || !IsUnwritten(load, inside, facts, apart))
                return null;
            var element = new Variable(names.Next(load.Buffer.Source + "_ahead"), load.Buffer.Element, VariableKind.Local);
            ahead.Add(new Let(nextId++, element, new Load(load.Id, load.Buffer, index)));
            read[load.Id] = new VariableRef(element);
        }

        if (CheckBuilder.OnEntry(inside.Where(a => wanted.Contains(a.Id)), loop, facts) is not { } inRange)
            return null;
        Expr Take(Expr expr) => expr.Rewrite(e => e is Load load && read.TryGetValue(load.Id, out VariableRef? element) ? element : e);
        Block body = new IrRewrite(Take, v => v, b => b).Run(loop.Body);
        string what = string.Join(", ", inside.Where(a => wanted.Contains(a.Id)).Select(a => a.ToString()).Distinct());
        For changed = loop with { Body = new Block(ahead.Concat(body.Statements).ToEquatable()) };
        return new GuardedLoop([changed], [.. inRange, .. Overlaps.Apart(apart)], $"reads {what} at the start of an iteration, before a later one overwrites it");
    }

    /// <summary>Whether nothing that stands before a read in its iteration writes to what it reads; adds the buffers that must share no memory for that.</summary>
    private static bool IsUnwritten(Access load, IReadOnlyList<Access> inside, BodyFacts facts, List<(KernelBuffer, KernelBuffer)> apart)
    {
        foreach (Access store in inside.TakeWhile(a => !ReferenceEquals(a, load)).Where(a => a.IsStore))
        {
            if (store.Buffer != load.Buffer)
                apart.Add((store.Buffer, load.Buffer));
            else if (LinearAddress.Of(load.Buffer, load.Forms, facts.Affine) is not { } read || LinearAddress.Of(store.Buffer, store.Forms, facts.Affine) is not { } written
                || (read - written) is not { IsConstant: true, ConstantTerm: not 0 })
                return false;
        }

        return true;
    }
}
