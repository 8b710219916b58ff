using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Emission.Cpu;

/// <content>Uniform values: spread over the lanes where an operation wants vectors, once ahead of a loop that does not change them.</content>
internal sealed partial class LaneExpressions
{
    /// <summary>Vectors that hold a uniform value in every lane, by its text.</summary>
    private readonly LaneScopes<string> spread = new();

    /// <summary>Ahead of a loop: spreads the uniform operands that have one value throughout it.</summary>
    public void EnterLoop(Stmt loop)
    {
        spread.Enter();
        Block whole = Block.Of(loop);
        HashSet<Variable> changing = new(whole.Sets());
        foreach (Expr operand in whole.All().SelectMany(Operands).Where(e => IsFixed(e, changing)).Distinct())
        {
            string name = gang.Fresh("every");
            string text = scalar.Print(operand);
            gang.Writer.Line($"{LaneTypes.Vector(gang.Width, operand.Type)} {name} = {LaneTypes.Create(gang.Width, operand.Type, text)};");
            spread.Add(Key(operand.Type, text), name);
        }
    }

    /// <summary>Behind a loop.</summary>
    public void LeaveLoop() => spread.Leave();

    /// <summary>The value as vectors: a uniform one is spread over the lanes. Masks come out in the given element size.</summary>
    public LaneValue Spread(LaneValue value, int maskSize = 0)
    {
        if (value.Type == ScalarType.Boolean)
            return AsMask(value, maskSize == 0 ? gang.BooleanSize : maskSize);
        if (!value.IsUniform)
            return value;
        int parts = gang.Parts(value.Type.Size());
        if (!spread.TryGet(Key(value.Type, value.Scalar), out string text))
        {
            text = LaneTypes.Create(gang.Width, value.Type, value.Scalar);
            if (parts > 1 && value.ReadsMemory)
            {
                string name = gang.Fresh("element");
                gang.Writer.Line($"{LaneTypes.Vector(gang.Width, value.Type)} {name} = {text};");
                text = name;
            }
        }

        return LaneValue.Vectors(value.Type, Enumerable.Repeat(text, parts).ToArray());
    }

    private static string Key(ScalarType type, string text) => $"{type}:{text}";

    /// <summary>The uniform values of a statement that take part in varying ones.</summary>
    private IEnumerable<Expr> Operands(Stmt statement)
    {
        IEnumerable<Expr> values = statement is Store store ? [store.Value] : statement.Expressions();
        bool isVarying = statement is Store || (statement.Target() is { } target && gang.Varying.IsVarying(target));
        return values.SelectMany(e => isVarying && !gang.Varying.IsVarying(e) ? [e] : Operands(e));
    }

    private IEnumerable<Expr> Operands(Expr expr)
    {
        if (expr is Load || !gang.Varying.IsVarying(expr))
            return [];
        IEnumerable<Expr> children = expr is Binary { Op: var op } binary && op.IsShift() ? [binary.Left] : expr.Children();
        return children.SelectMany(c => gang.Varying.IsVarying(c) ? Operands(c) : [c]);
    }

    private static bool IsFixed(Expr expr, HashSet<Variable> changing) =>
        expr is not Constant && expr.Type != ScalarType.Boolean
        && expr.All().All(e => e is not Load && Faults.Never(e) && !(e is VariableRef reference && changing.Contains(reference.Variable)));
}
